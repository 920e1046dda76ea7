/** The protocols that a port's name or `appProtocol` may say. */
const PROTOCOLS: readonly string[] = [
  "grpc",
  "grpc-web",
  "http",
  "http2",
  "https",
  "mongo",
  "mysql",
  "redis",
  "tcp",
  "tls",
  "udp",
];
const OF_KUBERNETES: ReadonlyMap<string, string> = new Map([
  ["kubernetes.io/h2c", "http2"],
  ["kubernetes.io/ws", "http"],
  ["kubernetes.io/wss", "https"],
]);

/** The protocol that a port's name begins with; null where it says none. */
export function protocolOfName(name: string): string | null {
  const lower = name.toLowerCase();
  const fits = PROTOCOLS.filter((protocol) => lower === protocol || lower.startsWith(`${protocol}-`));
  return fits.reduce<string | null>(
    (longest, protocol) => (protocol.length > (longest ?? "").length ? protocol : longest),
    null,
  );
}

/**
 * The protocol that an `appProtocol` means; null where Istio knows none of that name.
 * https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
 */
export function protocolOfApp(appProtocol: string): string | null {
  return OF_KUBERNETES.get(appProtocol.toLowerCase()) ?? protocolOfName(appProtocol);
}
