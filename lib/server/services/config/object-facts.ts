import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { Backend } from "../../backend";

type Facts = Pick<ObjectResponse, "managers" | "references" | "conditions" | "effective">;

/** What the cluster's other objects and its own history of writes say about an object. */
export function objectFacts(
  _backend: Backend,
  _object: ClusterObject,
  _ref: ObjectRef,
  _visible: ReadonlySet<string>,
): Facts {
  return { managers: [], references: [], conditions: [], effective: [] };
}
