import type { MeshWorkload } from "./mesh-workload";

/** The proxy that routes a call. */
export interface Caller {
  readonly namespace: string;
  /** null where they are not known: a waypoint does not see its callers' labels. */
  readonly labels: MeshWorkload["labels"] | null;
  readonly dataPlane: "sidecar" | "gateway" | "waypoint";
}

/** What is called: a host, through the mesh or at a gateway. */
export interface Called {
  readonly host: string;
  /** `mesh`, or a Gateway as `namespace/name`. */
  readonly gateway: string;
  readonly protocol: "http" | "grpc" | "tcp";
}
