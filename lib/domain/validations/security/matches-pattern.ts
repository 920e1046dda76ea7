/**
 * Whether a value of a policy means a text: the same text, a prefix or suffix with `*`, or `*` for anything at all.
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/
 */
export function matchesPattern(pattern: string, text: string): boolean {
  if (pattern === "*") return text !== "";
  if (pattern.endsWith("*")) return text.startsWith(pattern.slice(0, -1));
  if (pattern.startsWith("*")) return text.endsWith(pattern.slice(1));
  return pattern === text;
}
