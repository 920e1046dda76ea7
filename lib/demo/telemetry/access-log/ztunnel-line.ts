import type { FlowEnd, PodRef } from "../../traffic/model/mesh-flow";
import { ztunnelFlag } from "../istio/ztunnel-labels";
import type { CalledAddress } from "./called-address";
import type { MadeRequest } from "./made-request";

const HBONE_PORT = 15_008;

const ERRORS: Readonly<Record<string, string>> = {
  DENY: "connection closed due to policy rejection: allow policies exist, but none allowed",
  NETWORK_POLICY: "connection timed out, maybe a NetworkPolicy is blocking HBONE port 15008",
  TLS_FAILURE: "tls handshake error",
};

type Field = readonly [name: string, value: string];

const quoted = (value: string): string => JSON.stringify(value);

function endFields(side: "src" | "dst", end: FlowEnd, pod: PodRef | null, mtls: boolean): readonly Field[] {
  return [
    [`${side}.workload`, quoted(pod?.name ?? end.workload)],
    [`${side}.namespace`, quoted(end.namespace)],
    ...(mtls
      ? [
          [
            `${side}.identity`,
            quoted(`spiffe://cluster.local/ns/${end.namespace}/sa/${end.serviceAccount}`),
          ] as const,
        ]
      : []),
  ];
}

function destinationFields({ flow, destination }: MadeRequest, { podPort }: CalledAddress): readonly Field[] {
  const { call, service, mtls } = flow;
  const address = destination?.address ?? call.host;
  return [
    ["dst.addr", `${address}:${mtls ? HBONE_PORT : podPort}`],
    ...(mtls ? [["dst.hbone_addr", `${address}:${podPort}`] as const] : []),
    ...(service.name === "" ? [] : [["dst.service", quoted(service.host)] as const]),
    ...(flow.destination ? endFields("dst", flow.destination, destination, mtls) : []),
  ];
}

/**
 * A connection as the ztunnel of one of its ends logs it when it is over. An identity is written only of a connection with mTLS;
 * bytes are counted from the side that writes.
 * https://istio.io/latest/docs/ambient/usage/troubleshoot-ztunnel/
 */
export function ztunnelLine(
  request: MadeRequest,
  direction: "inbound" | "outbound",
  called: CalledAddress,
): string {
  const { flow, source, endedAt, durationMs, bytesToServer, bytesToClient, clientPorts } = request;
  const flag = ztunnelFlag(flow);
  const [sent, received] =
    direction === "outbound" ? [bytesToServer, bytesToClient] : [bytesToClient, bytesToServer];
  const fields: readonly Field[] = [
    ["src.addr", `${source.address}:${clientPorts[0]}`],
    ...endFields("src", flow.source, source, flow.mtls),
    ...destinationFields(request, called),
    ["direction", quoted(direction)],
    ["bytes_sent", String(flag === "-" ? sent : 0)],
    ["bytes_recv", String(flag === "-" ? received : 0)],
    ["duration", quoted(`${durationMs}ms`)],
    ...(flag === "-" ? [] : [["error", quoted(ERRORS[flag] ?? "connection failed")] as const]),
  ];
  const time = new Date(endedAt).toISOString().replace("Z", "000Z");
  const text = fields.map(([name, value]) => `${name}=${value}`).join(" ");
  return [time, flag === "-" ? "info" : "error", "access", "connection complete", text].join("\t");
}
