import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sMeta, K8sObject } from "../../world/k8s-object";
import { isObject, textsIn } from "../../world/read-json";
import type { Refused } from "../http/reply";
import { groupVersion } from "../kinds/find-kind";
import { schemaOf } from "../schemas/schema-of";
import { admitNewPod } from "./admit-new-pod";
import { type Admitted, admitObject } from "./admit-object";
import { atEndpoint } from "./at-endpoint";
import { completedObject } from "./completed-object";
import { sentManagers } from "./current-managers";
import { managedFieldsOf } from "./managed-fields/managed-fields-of";
import { type Managers, writeManagers } from "./managed-fields/managers";
import { type Change, trackUpdate } from "./managed-fields/track-update";
import { managerName } from "./manager-name";
import { isSameState, kubernetesTime, nextState } from "./next-state";
import { refuseExisting } from "./refuse-existing";
import { refuseStale } from "./refuse-stale";
import type { Saving } from "./saving";
import { resetFields } from "./reset-fields";
import { withoutAssigned } from "./without-assigned";
import { zeroObject } from "./zero-object";

export interface Saved {
  readonly ok: true;
  readonly object: K8sObject;
  readonly created: boolean;
  readonly warnings: readonly string[];
}

/** The change that a write is, for those who keep account of who owns which field. */
export function changeOf({ context, request, options }: Saving): Change {
  const { kind, now, userAgent } = context;
  return {
    manager: managerName(options.fieldManager, userAgent),
    apiVersion: groupVersion(kind.group, request.version),
    subresource: request.subresource,
    schema: schemaOf(kind, request.version),
    ignored: resetFields(kind, request.subresource),
    // The API server keeps no time of changes of scale.
    time: request.subresource === "scale" ? "" : kubernetesTime(now),
  };
}

const withManagers = (object: K8sObject, managers: Managers): K8sObject => ({
  ...object,
  metadata: { ...object.metadata, managedFields: writeManagers(managers) },
});

/** Whether nothing holds an object any more whose deletion was asked for. */
function isOver({ metadata, spec, kind }: K8sObject): boolean {
  const { deletionTimestamp, deletionGracePeriodSeconds: grace, finalizers } = metadata;
  if (deletionTimestamp === undefined || textsIn(finalizers).length > 0) return false;
  if (kind === "Namespace") return spec === undefined;
  return grace === undefined || grace === 0;
}

/** A state that is not stored, at the resourceVersion of the one that is. */
function atVersionOf(current: K8sObject | undefined, next: K8sObject): K8sObject {
  const { resourceVersion } = current?.metadata ?? {};
  const metadata: K8sMeta = {
    ...next.metadata,
    ...(resourceVersion === undefined ? {} : { resourceVersion }),
  };
  return { ...next, metadata };
}

function store({ context, options }: Saving, current: K8sObject | undefined, next: K8sObject): K8sObject {
  const { kind, store: objects } = context;
  const before = current && {
    ...current,
    metadata: { ...current.metadata, managedFields: managedFieldsOf(kind, current) },
  };
  if (current !== undefined && isSameState(before, next)) return current;
  if (options.dryRun) return atVersionOf(current, next);
  if (!isOver(next)) return objects.put(kind, next);
  objects.remove(kind, next.metadata.namespace ?? "", next.metadata.name);
  return atVersionOf(current, next);
}

/** The state to store; what happens at the status endpoint is never a change of what is asked for. */
function toStore(
  { context, request }: Saving,
  current: K8sObject | undefined,
  desired: K8sObject,
): K8sObject {
  const { kind, now } = context;
  const apiVersion = current?.apiVersion ?? groupVersion(kind.group, kind.versions[0] ?? "");
  const next = nextState({ ...desired, apiVersion }, current, now);
  const generation = current?.metadata["generation"];
  if (request.subresource !== "status" || generation === undefined) return next;
  return { ...next, metadata: { ...next.metadata, generation } };
}

function admit(
  { context, request, options, duplicates, patched }: Saving,
  current: K8sObject | undefined,
  asked: Json,
): Admitted | Refused {
  const { fieldValidation } = options;
  const admission = { fieldValidation, current, duplicates, patched };
  const admitted = admitObject(context.kind, request, asked, admission);
  const isNewPod = context.kind.kind === "Pod" && current === undefined;
  return admitted.ok && isNewPod ? admitNewPod(context.store, admitted) : admitted;
}

/** The managers after a write that is not server-side apply; an object that has none keeps none. */
function track(
  saving: Saving,
  current: K8sObject | undefined,
  { asked, admitted, body }: { readonly asked: Json; readonly admitted: K8sObject; readonly body: Json },
): Managers {
  const { context, request } = saving;
  const { kind } = context;
  const managers = sentManagers(kind, request.subresource, body, current);
  if (current !== undefined && managers.size === 0) return managers;
  const live = current ?? zeroObject(kind, request.version);
  return trackUpdate(live, withoutAssigned(kind, admitted, asked), managers, changeOf(saving));
}

function refuseAdmitted(saving: Saving, admitted: K8sObject, current: K8sObject | undefined): Refused | null {
  const unwanted = saving.context.refuseState?.(admitted, current) ?? null;
  return unwanted ?? (current === undefined ? refuseExisting(saving, admitted) : null);
}

/**
 * Checks a desired state and stores it, or with `dryRun=All` only says what would be stored. 409 Conflict where its
 * resourceVersion or uid is not the current one; what `admitObject` refuses is refused. `managers` are those server-side apply
 * has worked out; every other write is tracked here.
 */
export function saveObject(
  saving: Saving,
  stored: K8sObject | undefined,
  body: Json,
  managers?: Managers,
): Saved | Refused {
  const { kind } = saving.context;
  const current = stored && completedObject(kind, stored);
  const asked = isObject(body) ? atEndpoint(kind, saving.request.subresource, body, current) : body;
  const read = admit(saving, current, asked);
  const stale = current === undefined ? null : refuseStale(kind, body, current);
  if (!read.ok) return stale === null || read.reply.code === 400 ? read : stale;
  const admitted = read.object;
  const refused = stale ?? refuseAdmitted(saving, admitted, current);
  if (refused !== null) return refused;
  const tracked = managers ?? track(saving, current, { asked, admitted, body });
  const object = store(saving, current, toStore(saving, current, withManagers(admitted, tracked)));
  return { ok: true, object, created: current === undefined, warnings: read.warnings };
}
