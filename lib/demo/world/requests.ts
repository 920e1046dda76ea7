import { INGRESS } from "./control-plane";
import type { Intent } from "./intent";

const PLAIN = { path: "/", protocol: "http", requestBytes: 700, responseBytes: 3_000 } as const;
const GATEWAY_PORT = 8080;

/** Requests of a workload, `namespace/workload`, to a host and port, `web.shop:8080`; plain HTTP where nothing else is said. */
export function requests(from: string, to: string, rate: Intent["rate"], more: Partial<Intent> = {}): Intent {
  const [namespace = "", workload = ""] = from.split("/");
  const [host = "", port = "80"] = to.split(":");
  return { ...PLAIN, from: { namespace, workload }, host, port: Number(port), rate, ...more };
}

/** Requests a second that reach the ingress gateway from outside for a host. */
export const requestsFromOutside = (host: string, perSecond: number, more: Partial<Intent> = {}): Intent => ({
  ...PLAIN,
  from: INGRESS,
  fromOutside: true,
  host,
  port: GATEWAY_PORT,
  rate: { perSecond },
  ...more,
});
