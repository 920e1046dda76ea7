/** Whether a text is what a policy's field asks for. */
export type TextMatch = (text: string) => boolean;

/**
 * A value of a policy's field: `*` any text but the empty one, `abc*` a prefix, `*abc` a suffix, else the very text.
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/#Rule
 */
export function textMatch(value: string): TextMatch {
  if (value === "*") return (text) => text !== "";
  if (value.startsWith("*")) return (text) => text.endsWith(value.slice(1));
  if (value.endsWith("*")) return (text) => text.startsWith(value.slice(0, -1));
  return (text) => text === value;
}
