/**
 * Whether a text is what a policy's value asks for: `*` any text but the empty one, `abc*` a prefix, `*abc` a suffix, else
 * the very text. https://istio.io/latest/docs/reference/config/security/authorization-policy/#Rule
 */
export function isTextValue(value: string, text: string): boolean {
  if (value === "*") return text !== "";
  if (value.startsWith("*")) return text.endsWith(value.slice(1));
  if (value.endsWith("*")) return text.startsWith(value.slice(0, -1));
  return text === value;
}
