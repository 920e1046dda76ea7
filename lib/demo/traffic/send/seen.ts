import type { Latency } from "../latency";
import type { MeshFlow } from "../model/mesh-flow";

/** How an answer looks from one side. */
export type Seen = Pick<MeshFlow, "code" | "grpcStatus" | "flags" | "details"> & {
  readonly latency: Latency;
};
