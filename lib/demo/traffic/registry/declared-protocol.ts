/** What a port speaks by its declaration; auto: nothing is declared and proxies look at the first bytes. */
export type DeclaredProtocol = "http" | "tls" | "tcp" | "auto";

const BY_NAME: ReadonlyMap<string, DeclaredProtocol> = new Map([
  ["http", "http"],
  ["http2", "http"],
  ["http_proxy", "http"],
  ["grpc", "http"],
  ["grpc-web", "http"],
  ["kubernetes.io/h2c", "http"],
  ["kubernetes.io/ws", "http"],
  ["https", "tls"],
  ["tls", "tls"],
  ["kubernetes.io/wss", "tls"],
  ["tcp", "tcp"],
  ["mongo", "tcp"],
  ["mysql", "tcp"],
  ["redis", "tcp"],
  ["udp", "tcp"],
]);

/** SMTP, DNS, MySQL and MongoDB: their servers speak first, so nothing can be detected. */
const SERVER_FIRST_PORTS: ReadonlySet<number> = new Set([25, 53, 3306, 27017]);

/** The protocol of a name like `http-web` or `grpc-web-api`, undefined where its prefix is none. */
export function protocolNamed(name: string): DeclaredProtocol | undefined {
  const text = name.toLowerCase();
  if (text.startsWith("grpc-web")) return "http";
  return BY_NAME.get(text.split("-")[0] ?? "");
}

/**
 * What a port of a Service speaks: its appProtocol, else the prefix of its name, else by a well-known number.
 * https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export function declaredProtocol(port: {
  readonly name: string;
  readonly appProtocol: string;
  readonly number: number;
}): DeclaredProtocol {
  const declared = port.appProtocol === "" ? undefined : BY_NAME.get(port.appProtocol.toLowerCase());
  const found = declared ?? protocolNamed(port.name);
  return found ?? (SERVER_FIRST_PORTS.has(port.number) ? "tcp" : "auto");
}
