import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { MeshNames } from "./mesh-names";

/** An object that another names: a kind's key of `KINDS`, "Workload", "Secret" or "ConfigMap". */
export interface Named extends ObjectRef {
  /** What it is to the one that names it: "destination host", "gateway", "selects". */
  readonly role: string;
  /** Set where a rule knows better than whether the object is there. */
  readonly exists?: boolean;
}

/** What an object names, in the order it names it. */
export type ReferenceRule = (object: ClusterObject, mesh: MeshNames) => readonly Named[];
