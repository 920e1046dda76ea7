import { isLoopback } from "../config/loopback";

const HOST_AND_PORT = /^(\[[0-9a-f:.]+\]|[^:[\]@/\s]+)(:\d{1,5})?$/i;
const IP_LITERAL = /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/i;
/** Probes and scrapers call a pod by its address. */
const PROBES = ["/livez", "/readyz"];

/**
 * Whether a request may have this Host header. A name that is not ours may have been rebound to this address by a
 * foreign page. Allowed: loopback names, the host of PUBLIC_URL and the HOST listened on; on /metrics any IP literal; on
 * /livez and /readyz anything.
 */
export function isAllowedHost(
  host: string | null,
  path: string,
  own: { readonly host: string; readonly publicUrl: URL | null },
): boolean {
  if (PROBES.includes(path)) return true;
  const [, name] = HOST_AND_PORT.exec(host ?? "") ?? [];
  if (host === null || name === undefined) return false;
  const lower = name.toLowerCase();
  if (isLoopback(lower) || lower === own.host.toLowerCase() || lower === `[${own.host.toLowerCase()}]`)
    return true;
  if (own.publicUrl !== null && own.publicUrl.host === withoutDefaultPort(host, own.publicUrl)) return true;
  return path === "/metrics" && IP_LITERAL.test(name);
}

function withoutDefaultPort(host: string, publicUrl: URL): string {
  const port = publicUrl.protocol === "https:" ? ":443" : ":80";
  const lower = host.toLowerCase();
  return lower.endsWith(port) ? lower.slice(0, -port.length) : lower;
}
