import type { JsonObject } from "../../mesh/cluster-object";
import { textAt } from "../../mesh/read-json";
import { protocolOfApp, protocolOfName } from "../../validations/services/port-protocols";

/** What a port is declared to speak; auto: nothing is declared and proxies look at the first bytes. */
export type DeclaredProtocol = "http" | "tls" | "tcp" | "auto";

const MEANING: Readonly<Record<string, DeclaredProtocol>> = {
  grpc: "http",
  "grpc-web": "http",
  http: "http",
  http2: "http",
  https: "tls",
  tls: "tls",
};

/** SMTP, DNS, MySQL and MongoDB: their servers speak first, so nothing can be detected. */
const SERVER_FIRST: ReadonlySet<number> = new Set([25, 53, 3306, 27017]);

const meaningOf = (protocol: string | null): DeclaredProtocol | null =>
  protocol === null ? null : (MEANING[protocol] ?? "tcp");

/**
 * What a port of a Service speaks: by its appProtocol, else by how its name begins, else by a well-known number.
 * https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export function declaredProtocol(port: JsonObject, number: number): DeclaredProtocol {
  if (textAt(port, "protocol") === "UDP") return "tcp";
  const app = textAt(port, "appProtocol");
  const found =
    meaningOf(app === "" ? null : protocolOfApp(app)) ?? meaningOf(protocolOfName(textAt(port, "name")));
  return found ?? (SERVER_FIRST.has(number) ? "tcp" : "auto");
}

/**
 * What a port of a ServiceEntry speaks: by its protocol, else by how its name begins.
 * https://istio.io/latest/docs/reference/config/networking/service-entry/#ServicePort
 */
export function entryProtocol(port: JsonObject): DeclaredProtocol {
  const written = protocolOfName(textAt(port, "protocol"));
  return meaningOf(written) ?? meaningOf(protocolOfName(textAt(port, "name"))) ?? "auto";
}
