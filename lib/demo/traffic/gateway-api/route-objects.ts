import type { MeshWorld } from "../model/mesh-world";

/** What Gateways and routes are read from: the solver's world, or what a controller sees of the cluster. */
export type RouteObjects = Pick<MeshWorld, "objects" | "namespaceLabels">;
