const suffixOf = (pattern: string): string => pattern.slice(pattern.indexOf("*") + 1);

/** Whether all names of the second are names of the first; "*" and "*.example.com" stand for any number of labels. */
function covers(pattern: string, other: string): boolean {
  if (pattern === "*" || pattern === other) return true;
  const suffix = suffixOf(pattern);
  return pattern.startsWith("*.") && other.endsWith(suffix) && other.length > suffix.length;
}

/**
 * What two hostnames have in common, the narrower of both: `*.example.com` and `a.example.com` give `a.example.com`, null
 * where they have nothing in common. With a name that has no wildcard this tells whether a pattern matches it.
 * https://gateway-api.sigs.k8s.io/reference/spec/#hostname
 */
export function commonHostname(left: string, right: string): string | null {
  const [one, other] = [left.toLowerCase(), right.toLowerCase()];
  if (covers(one, other)) return other;
  return covers(other, one) ? one : null;
}
