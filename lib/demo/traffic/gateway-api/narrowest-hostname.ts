const narrowness = (hostname: string): number => (hostname.startsWith("*") ? hostname.length : Infinity);

/** The hostname that Envoy chooses of several that match: an exact one, else the longest wildcard; null of none. */
export function narrowestHostname(hostnames: readonly string[]): string | null {
  return hostnames.reduce<string | null>(
    (best, one) => (best === null || narrowness(one) > narrowness(best) ? one : best),
    null,
  );
}
