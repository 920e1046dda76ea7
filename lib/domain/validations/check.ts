import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { KindKey } from "@/lib/domain/mesh/kinds";
import type { Finding } from "./finding";
import type { MeshView } from "./mesh-view";

/** What a check says of one object; the engine adds the object itself. */
export type FoundHere = Omit<Finding, "object" | "code"> & {
  /** Set where one check raises several codes; else the check's only code. */
  readonly code?: string;
};

/** One rule about one kind of object. Pure: what it reads of the mesh it asks the view for, and nothing else. */
export interface Check {
  readonly codes: readonly string[];
  /** Kinds (keys of `KINDS`) whose objects it judges. */
  readonly kinds: readonly KindKey[];
  run(object: ClusterObject, mesh: MeshView): readonly FoundHere[];
}
