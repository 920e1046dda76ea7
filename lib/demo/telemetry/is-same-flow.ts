import type { FlowEnd, MeshFlow } from "../traffic/model/mesh-flow";

function isSameEnd(left: FlowEnd | null, right: FlowEnd | null): boolean {
  if (left === right) return true;
  if (!left || !right) return false;
  return (
    left.namespace === right.namespace &&
    left.workload === right.workload &&
    left.pods.length === right.pods.length &&
    left.pods.every(({ name, address }, index) => {
      const other = right.pods[index];
      return name === other?.name && address === other.address;
    })
  );
}

const PLAIN = [
  "role",
  "protocol",
  "code",
  "grpcStatus",
  "flags",
  "details",
  "perSecond",
  "mtls",
  "route",
] as const;
const OF_CALL = ["host", "port", "method", "path"] as const;

/** Whether two flows leave the same traces, so that one may stand for the other. */
export const isSameFlow = (left: MeshFlow, right: MeshFlow): boolean =>
  PLAIN.every((name) => left[name] === right[name]) &&
  OF_CALL.every((name) => left.call[name] === right.call[name]) &&
  left.latency?.medianMs === right.latency?.medianMs &&
  left.latency?.addedMs === right.latency?.addedMs &&
  left.reports.length === right.reports.length &&
  isSameEnd(left.source, right.source) &&
  isSameEnd(left.destination, right.destination);
