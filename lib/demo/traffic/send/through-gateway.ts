import type { MeshFlow } from "../model/mesh-flow";
import type { Delivery } from "./deliver";
import type { Outcome } from "./outcome";
import { seenAlike } from "./seen-alike";
import type { Sent } from "./sent";

/** How a gateway answers its client: as the requests it sent on were answered. */
export function throughGateway(
  { call, service, protocol, server, waypoint }: Delivery,
  mtls: boolean,
  onward: Sent,
): readonly Outcome[] {
  const requests = onward.flows.filter(({ role, source }) => role === "request" && source === server.end);
  const total = requests.reduce((sum, { perSecond }) => sum + perSecond, 0);
  const byAnswer = new Map<string, { readonly flow: MeshFlow; readonly share: number }>();
  for (const flow of requests) {
    const key = [flow.code, flow.grpcStatus].join("\u0001");
    const share = (byAnswer.get(key)?.share ?? 0) + flow.perSecond / total;
    byAnswer.set(key, { flow, share });
  }
  return [...byAnswer.values()].map(({ flow, share }) => {
    const { code, grpcStatus } = flow;
    const details = protocol === "tcp" ? "" : "via_upstream";
    const latency = flow.latency ?? { medianMs: 1, sigma: 0.5 };
    const seen = { code, grpcStatus, details, flags: "", latency };
    const end = { call, service, protocol, server, waypoint, mtls, refused: "" } as const;
    return seenAlike({ ...end, share }, seen);
  });
}
