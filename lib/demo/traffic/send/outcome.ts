import type { CalledService, MeshFlow } from "../model/mesh-flow";
import type { Call } from "../model/call";
import type { PodGroup } from "../model/pod-group";
import type { Seen } from "./seen";

/** Where a call was refused, which decides who can tell of it. */
export type Refused = "" | "atClient" | "atWaypoint" | "atServerConnection" | "atServer";

/** One way a share of the tries of a call ends. */
export interface Outcome {
  /** 0 to 1 of the tries. */
  readonly share: number;
  readonly call: Call;
  readonly service: CalledService;
  readonly protocol: MeshFlow["protocol"];
  /** null: it reached no workload of the cluster. */
  readonly server: PodGroup | null;
  /** The waypoint that routed it, if one did. */
  readonly waypoint: PodGroup | null;
  readonly mtls: boolean;
  readonly refused: Refused;
  /** As the router of the call (the client's proxy or its waypoint) sees it. */
  readonly asClient: Seen;
  /** As the server sees it; the same object where both see the same. */
  readonly asServer: Seen;
}
