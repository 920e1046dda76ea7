import type { K8sMeta, K8sObject } from "../../../world/k8s-object";
import { isObject, jsonAt, textOr, textsIn } from "../../../world/read-json";
import type { Refused } from "../../http/reply";
import { refuseConflict } from "../../http/status";
import type { ServedKind } from "../../kinds/served-kind";
import { kubernetesTime } from "../next-state";
import { FOREGROUND, ORPHAN } from "./finalizers";
import type { DeleteOptions } from "./read-delete-options";

/** What a deletion leads to at once: the object goes, or it stays in a last state until its grace or finalizers are over. */
export interface Deletion {
  readonly ok: true;
  readonly object: K8sObject;
  readonly goes: boolean;
}

/** The finalizers by which the garbage collector learns what is to become of the dependents. */
function finalizersAfter(object: K8sObject, options: DeleteOptions): readonly string[] {
  const present = textsIn(object.metadata["finalizers"]);
  const others = present.filter((finalizer) => finalizer !== ORPHAN && finalizer !== FOREGROUND);
  if (object.kind === "Event") return others;
  const { orphanDependents, propagationPolicy } = options;
  const said = orphanDependents !== null || propagationPolicy !== null;
  const orphans = said
    ? (orphanDependents ?? propagationPolicy === "Orphan")
    : present.find((finalizer) => finalizer === ORPHAN || finalizer === FOREGROUND) === ORPHAN;
  const foreground = said ? propagationPolicy === "Foreground" : present.includes(FOREGROUND) && !orphans;
  return [...others, ...(orphans ? [ORPHAN] : []), ...(foreground ? [FOREGROUND] : [])];
}

/** Seconds a pod has to end: none where no kubelet runs it or it has ended; null for what is not a pod. */
function graceOf({ kind, spec, status }: K8sObject, asked: number | null): number | null {
  if (kind !== "Pod") return null;
  const phase = textOr(jsonAt(status, "phase"));
  if (textOr(jsonAt(spec, "nodeName")) === "" || phase === "Failed" || phase === "Succeeded") return 0;
  const own = jsonAt(spec, "terminationGracePeriodSeconds");
  const seconds = asked ?? (typeof own === "number" ? own : 30);
  return seconds < 0 ? 1 : seconds;
}

/** Whether a deletion has begun that this one would not make shorter. */
function isUnderWay({ metadata }: K8sObject, asked: number | null, grace: number | null): boolean {
  const remaining = metadata["deletionGracePeriodSeconds"];
  if (metadata["deletionTimestamp"] === undefined || grace === null) return false;
  return typeof remaining === "number" && remaining > 0 && (asked === null || grace >= remaining);
}

function marked(object: K8sObject, finalizers: readonly string[], grace: number, now: number): K8sObject {
  const { finalizers: _, ...before } = object.metadata;
  const generation = before["generation"];
  const first = before["deletionTimestamp"] === undefined;
  const metadata: K8sMeta = {
    ...before,
    ...(finalizers.length === 0 ? {} : { finalizers }),
    ...(first && typeof generation === "number" ? { generation: generation + 1 } : {}),
    deletionTimestamp: first ? kubernetesTime(now + grace * 1000) : before["deletionTimestamp"],
    deletionGracePeriodSeconds: grace,
  };
  return { ...object, metadata };
}

function endNamespace(object: K8sObject, finalizers: readonly string[], now: number): Deletion {
  const { finalizers: _, ...metadata } = object.metadata;
  const status = isObject(object["status"]) ? object["status"] : {};
  const ending = metadata["deletionTimestamp"] !== undefined;
  const kept = textsIn(jsonAt(object["spec"], "finalizers"));
  const terminating: K8sObject = {
    ...object,
    metadata: {
      ...metadata,
      ...(finalizers.length === 0 ? {} : { finalizers }),
      deletionTimestamp: kubernetesTime(now),
    },
    status: { ...status, phase: "Terminating" },
  };
  if (!ending) return { ok: true, object: terminating, goes: false };
  return { ok: true, object, goes: kept.length === 0 && finalizers.length === 0 };
}

/** 409 Conflict where a precondition names another uid or resourceVersion; null where none does. */
function refuseUnmet(kind: ServedKind, { metadata }: K8sObject, options: DeleteOptions): Refused | null {
  const { name, uid = "", resourceVersion = "" } = metadata;
  // The API server names the kind here where it names the resource everywhere else.
  const subject = kind.kind === "Namespace" ? kind : { ...kind, plural: kind.kind };
  if (options.uid !== null && options.uid !== uid)
    return refuseConflict(
      subject,
      name,
      `the UID in the precondition (${options.uid}) does not match the UID in record (${uid}). The object might have been deleted and then recreated`,
    );
  if (options.resourceVersion === null || options.resourceVersion === resourceVersion) return null;
  return refuseConflict(
    subject,
    name,
    `the ResourceVersion in the precondition (${options.resourceVersion}) does not match the ResourceVersion in record (${resourceVersion}). The object might have been modified`,
  );
}

/**
 * The first step of a deletion: at once, or with a deletionTimestamp while a pod has time to end, finalizers remain or a
 * namespace is emptied. 409 where a precondition is not met. `now` is unix milliseconds.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/
 */
export function beginDeletion(
  kind: ServedKind,
  object: K8sObject,
  options: DeleteOptions,
  now: number,
): Deletion | Refused {
  const unmet = refuseUnmet(kind, object, options);
  if (unmet !== null) return unmet;
  if (kind.kind === "Namespace") return endNamespace(object, finalizersAfter(object, options), now);
  const grace = graceOf(object, options.gracePeriodSeconds);
  if (isUnderWay(object, options.gracePeriodSeconds, grace)) return { ok: true, object, goes: false };
  const finalizers = finalizersAfter(object, options);
  const goes = finalizers.length === 0 && (grace === null || grace === 0);
  return {
    ok: true,
    object: goes && grace === null ? object : marked(object, finalizers, grace ?? 0, now),
    goes,
  };
}
