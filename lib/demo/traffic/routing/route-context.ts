import type { Call } from "../model/call";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";

/** A call at a proxy, and where it came in. */
export interface RouteContext {
  readonly world: MeshWorld;
  readonly proxy: PodGroup;
  readonly call: Call;
  /** `mesh`, or the Gateway as `namespace/name`. */
  readonly gateway: string;
  /** The port called; at a gateway that of the Gateway's server. */
  readonly port: number;
  readonly scheme: "http" | "https";
}

/** The path of a call without its query, which routes do not match. */
export const pathOf = ({ path }: Call): string => path.split(/[?#]/, 1)[0] ?? "";
