import { groupBy } from "../world/group-by";
import type { K8sObject } from "../world/k8s-object";
import { objectsIn, textOr } from "../world/read-json";

/** The uid of the controller that owns an object, "" where none does. */
export function ownerUid(object: K8sObject): string {
  const owner = objectsIn(object.metadata["ownerReferences"]).find(({ controller }) => controller === true);
  return textOr(owner?.["uid"]);
}

/** Looks up what an object owns as its controller among `objects`. */
export function ownedObjects(objects: readonly K8sObject[]): (owner: K8sObject) => readonly K8sObject[] {
  const byOwner = groupBy(objects, ownerUid);
  return ({ metadata: { uid = "" } }) => (uid === "" ? [] : (byOwner.get(uid) ?? []));
}
