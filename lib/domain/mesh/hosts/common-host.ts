import { hostCovers } from "./host-matches";

/**
 * The narrower of two full hosts, either of which may begin with `*`; null where they have no host in common.
 * https://gateway-api.sigs.k8s.io/reference/spec/#hostname
 */
export function commonHost(one: string, other: string): string | null {
  if (hostCovers(one, other)) return other.toLowerCase();
  return hostCovers(other, one) ? one.toLowerCase() : null;
}
