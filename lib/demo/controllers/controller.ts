import type { K8sObject } from "../world/k8s-object";
import type { ObjectsView } from "../world/objects-view";

/** Something a controller tells of an object: a core/v1 Event once it is recorded. */
export interface Happening {
  readonly about: K8sObject;
  readonly type: "Normal" | "Warning";
  /** One CamelCase word, `SuccessfulCreate`. */
  readonly reason: string;
  readonly message: string;
  /** source.component, `replicaset-controller`. */
  readonly component: string;
}

/** What a controller wants stored: update replaces the object whole, updateStatus its status and annotations; delete removes it at once. */
export type Write =
  | { readonly op: "create" | "update" | "updateStatus" | "delete"; readonly object: K8sObject }
  | { readonly op: "event"; readonly happening: Happening };

/** What one look at the cluster led to. */
export interface Reconciled {
  readonly writes: readonly Write[];
  /** Unix milliseconds when something happens by itself; null where only a change of objects matters. */
  readonly wakeAt: number | null;
}

/**
 * Part of the cluster's control loop (https://kubernetes.io/docs/concepts/architecture/controller/): from the objects as they
 * are and the time, in unix milliseconds, to the writes that bring them closer to what they ask for. No writes when nothing is
 * to be done; it keeps no memory that would change its answer.
 */
export interface Controller {
  readonly name: string;
  reconcile(view: ObjectsView, now: number): Reconciled;
}
