import type { MeshFlow } from "../model/mesh-flow";
import { grpcStatusOf } from "./grpc-status-of";
import type { Seen } from "./seen";
import type { ServerBehaviour } from "./server-behaviour";

/** The answers of a workload's own, each with its share (0 to 1); the shares add up to 1. */
export function answersOfServer(
  protocol: MeshFlow["protocol"],
  { latency, failures }: ServerBehaviour,
): readonly { readonly share: number; readonly seen: Seen }[] {
  const plain = { flags: "", details: "via_upstream", latency };
  if (protocol === "tcp") return [{ share: 1, seen: { ...plain, code: "", grpcStatus: "", details: "" } }];
  const ok = { ...plain, code: "200", grpcStatus: protocol === "grpc" ? "0" : "" };
  const failed = Math.min(
    1,
    failures.reduce((sum, failure) => sum + failure.share, 0),
  );
  const failing = failures.map(({ code, share }) => ({
    share,
    seen:
      protocol === "grpc"
        ? { ...ok, grpcStatus: code.length === 3 ? grpcStatusOf(code) : code }
        : { ...ok, code },
  }));
  return [{ share: 1 - failed, seen: ok }, ...failing].filter(({ share }) => share > 0);
}
