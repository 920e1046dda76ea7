const isWild = (host: string): boolean => host.startsWith("*");

/**
 * Whether some host is meant by both of two hosts or wildcards: `*.example.com` and `www.example.com` overlap, as do `*` and
 * everything. https://istio.io/latest/docs/reference/config/networking/gateway/#Server
 */
export function hostsOverlap(left: string, right: string): boolean {
  if (left === right) return true;
  const [a, b] = [left.slice(1), right.slice(1)];
  if (isWild(left) && isWild(right)) return a.endsWith(b) || b.endsWith(a);
  if (isWild(left)) return right.endsWith(a) && right.length > a.length;
  return isWild(right) && left.endsWith(b) && left.length > b.length;
}
