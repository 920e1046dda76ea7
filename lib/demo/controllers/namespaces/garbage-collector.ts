import type { K8sObject } from "../../world/k8s-object";
import { objectsIn, textOr } from "../../world/read-json";
import type { Controller, Write } from "../controller";
import { ownerUid } from "../owned-objects";
import { terminatePod } from "../pods/terminate-pod";

const OWNERS = [
  ["apps", "Deployment"],
  ["apps", "ReplicaSet"],
  ["apps", "StatefulSet"],
  ["apps", "DaemonSet"],
  ["batch", "Job"],
  ["batch", "CronJob"],
  ["", "Service"],
  ["gateway.networking.k8s.io", "Gateway"],
] as const;
const OWNED = [
  ["", "Pod"],
  ["apps", "ReplicaSet"],
  ["apps", "Deployment"],
  ["batch", "Job"],
  ["discovery.k8s.io", "EndpointSlice"],
  ["", "Service"],
  ["", "ServiceAccount"],
  ["autoscaling", "HorizontalPodAutoscaler"],
] as const;
const OWNER_KINDS: ReadonlySet<string> = new Set<string>(OWNERS.map(([, kind]) => kind));

/** Whether a kind this collector knows owns the object; other owners it cannot look for. */
const hasKnownOwner = ({ metadata }: K8sObject): boolean =>
  objectsIn(metadata["ownerReferences"]).some(({ kind }) => OWNER_KINDS.has(textOr(kind)));

/**
 * Removes what belonged to a controller that is gone, its pods with their grace.
 * https://kubernetes.io/docs/concepts/architecture/garbage-collection/#owners-dependents
 */
export const garbageCollector: Controller = {
  name: "garbage-collector",
  reconcile: (view, now) => {
    const uids = new Set(
      OWNERS.flatMap(([group, kind]) => view.list(group, kind).map(({ metadata }) => metadata.uid)),
    );
    const orphans = OWNED.flatMap(([group, kind]) => view.list(group, kind)).filter((object) => {
      const uid = ownerUid(object);
      return uid !== "" && !uids.has(uid) && hasKnownOwner(object);
    });
    return {
      writes: orphans.flatMap((object): readonly Write[] =>
        object.kind === "Pod" ? terminatePod(object, now) : [{ op: "delete", object }],
      ),
      wakeAt: null,
    };
  },
};
