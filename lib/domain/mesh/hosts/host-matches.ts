const isWildcard = (host: string): boolean => host.startsWith("*");

/**
 * Whether every host that `narrow` stands for is one of `wide`; both are full hosts, either may begin with `*`.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
 */
export function hostCovers(wide: string, narrow: string): boolean {
  const [whole, part] = [wide.toLowerCase(), narrow.toLowerCase()];
  if (!isWildcard(whole)) return whole === part;
  return isWildcard(part) ? part.slice(1).endsWith(whole.slice(1)) : part.endsWith(whole.slice(1));
}

/**
 * Whether two full hosts can mean the same host: equal names, or a wildcard that covers the other.
 * https://istio.io/latest/docs/reference/config/networking/gateway/#Server
 */
export function hostMatches(one: string, other: string): boolean {
  return hostCovers(one, other) || hostCovers(other, one);
}

/**
 * Orders full hosts from the most specific: names before wildcards, longer wildcards before shorter ones, as Istio chooses
 * among several that match. https://istio.io/latest/docs/reference/config/networking/destination-rule/#DestinationRule
 */
export function compareHosts(one: string, other: string): number {
  const wild = Number(isWildcard(one)) - Number(isWildcard(other));
  if (wild !== 0) return wild;
  if (one.length !== other.length) return other.length - one.length;
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/**
 * The host and all wildcards of whole labels that cover it, the most specific first: `a.b.c`, `*.b.c`, `*.c`, `*`. At most
 * 64 of them; a name of DNS has no more labels than a few dozen.
 */
export function hostAndWildcards(host: string): readonly string[] {
  const lower = host.toLowerCase();
  const found = [lower];
  const from = lower.startsWith("*.") ? 2 : 0;
  for (let dot = lower.indexOf(".", from); dot >= 0 && found.length < 63; dot = lower.indexOf(".", dot + 1))
    found.push(`*${lower.slice(dot)}`);
  if (lower !== "*") found.push("*");
  return found;
}
