import { SERVED_KINDS } from "../../kube-api/kinds/served-kinds";
import { FOREGROUND, ORPHAN } from "../../kube-api/write/deletion/finalizers";
import { kubernetesTime } from "../../kube-api/write/next-state";
import type { K8sMeta, K8sObject } from "../../world/k8s-object";
import { objectsIn, textOr, textsIn } from "../../world/read-json";
import type { Controller, Write } from "../controller";
import { terminatePod } from "../pods/terminate-pod";

const NAMESPACED = SERVED_KINDS.filter(({ namespaced }) => namespaced);

const finalizersOf = ({ metadata }: K8sObject): readonly string[] => textsIn(metadata["finalizers"]);
const isEnding = ({ metadata }: K8sObject): boolean => metadata["deletionTimestamp"] !== undefined;
const isOwnedBy = ({ metadata }: K8sObject, owner: K8sObject): boolean =>
  objectsIn(metadata["ownerReferences"]).some(({ uid }) => textOr(uid) === owner.metadata.uid);

/** An object with a list of its metadata replaced; an empty list is none. */
function withList(object: K8sObject, key: "finalizers" | "ownerReferences", list: K8sMeta["x"]): K8sObject {
  const { [key]: _, ...rest } = object.metadata;
  const { name } = object.metadata;
  const empty = !Array.isArray(list) || list.length === 0;
  return { ...object, metadata: { ...rest, name, ...(empty ? {} : { [key]: list }) } };
}

/** Lets go of an object: without other finalizers it is gone. */
function release(object: K8sObject, finalizer: string): Write {
  const left = finalizersOf(object).filter((one) => one !== finalizer);
  return left.length === 0
    ? { op: "delete", object }
    : { op: "update", object: withList(object, "finalizers", left) };
}

function orphan(owner: K8sObject, dependents: readonly K8sObject[]): readonly Write[] {
  const freed = dependents.map((dependent): Write => {
    const others = objectsIn(dependent.metadata["ownerReferences"]).filter(
      ({ uid }) => textOr(uid) !== owner.metadata.uid,
    );
    return { op: "update", object: withList(dependent, "ownerReferences", others) };
  });
  return [...freed, release(owner, ORPHAN)];
}

/** Begins the deletion of a dependent, which waits for its own dependents as well. */
function endFirst(dependent: K8sObject, now: number): readonly Write[] {
  if (isEnding(dependent)) return [];
  if (dependent.kind === "Pod") return terminatePod(dependent, now);
  const waiting = withList(dependent, "finalizers", [...finalizersOf(dependent), FOREGROUND]);
  const deletion = { deletionTimestamp: kubernetesTime(now), deletionGracePeriodSeconds: 0 };
  return [{ op: "update", object: { ...waiting, metadata: { ...waiting.metadata, ...deletion } } }];
}

/**
 * Carries out what a deletion asked for its dependents: `orphan` sets them free, `foregroundDeletion` deletes them before their
 * owner. https://kubernetes.io/docs/concepts/architecture/garbage-collection/#cascading-deletion
 */
export const dependentsFinalizer: Controller = {
  name: "dependents-finalizer",
  reconcile: (view, now) => {
    const all = NAMESPACED.flatMap(({ group, kind }) => view.list(group, kind));
    const ending = all.filter(isEnding);
    const writes = ending.flatMap((owner): readonly Write[] => {
      const finalizers = finalizersOf(owner);
      const dependents = all.filter((object) => isOwnedBy(object, owner));
      if (finalizers.includes(ORPHAN)) return orphan(owner, dependents);
      if (!finalizers.includes(FOREGROUND)) return [];
      return dependents.length === 0
        ? [release(owner, FOREGROUND)]
        : dependents.flatMap((dependent) => endFirst(dependent, now));
    });
    return { writes, wakeAt: null };
  },
};
