import type { ExposureDto } from "@/lib/contracts/routes/exposures-response";
import type { ExplorerRequest } from "./explorer-request";

const USUAL_PORTS: Readonly<Record<string, number>> = { "http:": 80, "https:": 443 };

/** The example of a way in as a request from outside that the explorer explains; null where its address cannot be read. */
export function requestOfExample({ url, method, headers }: ExposureDto["example"]): ExplorerRequest | null {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname, port, pathname, search } = new URL(url);
  return {
    from: "",
    host: hostname,
    port: port === "" ? (USUAL_PORTS[protocol] ?? null) : Number(port),
    tls: protocol === "https:",
    method,
    path: `${pathname}${search}`,
    header: Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    claims: "",
  };
}
