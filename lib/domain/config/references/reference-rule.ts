import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { MeshNames } from "./mesh-names";
import type { Named } from "./named";

/** What an object names, in the order it names it. */
export type ReferenceRule = (object: ClusterObject, mesh: MeshNames) => readonly Named[];
