import { explorerPath } from "@/lib/client/url-state/explorer-path";
import type { ExposureDto } from "@/lib/contracts/routes/exposures-response";

const USUAL_PORTS: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };

/** The explorer with a request that comes in by this line; null where its address cannot be read. */
export function examplePath({ url, method, headers }: ExposureDto["example"]): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, port, pathname, search } = new URL(url);
  return explorerPath({
    host: hostname,
    port: port === "" ? (USUAL_PORTS[protocol] ?? null) : Number(port),
    tls: protocol === "https:",
    method,
    path: `${pathname}${search}`,
    header: Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
  });
}
