import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sMeta, K8sObject } from "../../world/k8s-object";
import { textsIn } from "../../world/read-json";
import type { ResourceRequest } from "../http/parse-request";
import type { Refused } from "../http/reply";
import { groupVersion } from "../kinds/find-kind";
import { schemaOf } from "../schemas/schema-of";
import { atEndpoint } from "./at-endpoint";
import { sentManagers } from "./current-managers";
import { managedFieldsOf } from "./managed-fields/managed-fields-of";
import { type Managers, writeManagers } from "./managed-fields/managers";
import { type Change, trackUpdate } from "./managed-fields/track-update";
import { managerName } from "./manager-name";
import { isSameState, kubernetesTime, nextState } from "./next-state";
import { readObject } from "./read-object";
import type { WriteOptions } from "./read-write-options";
import { refuseStale } from "./refuse-stale";
import { resetFields } from "./reset-fields";
import type { WriteContext } from "./write-context";

export interface Saved {
  readonly ok: true;
  readonly object: K8sObject;
  readonly created: boolean;
  readonly warnings: readonly string[];
}

/** One write in progress. */
export interface Saving {
  readonly context: WriteContext;
  readonly request: ResourceRequest;
  readonly options: WriteOptions;
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
    time: kubernetesTime(now),
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

function store({ context, options }: Saving, current: K8sObject | undefined, next: K8sObject): K8sObject {
  const { kind, store: objects } = context;
  const before = current && {
    ...current,
    metadata: { ...current.metadata, managedFields: managedFieldsOf(kind, current) },
  };
  if (current !== undefined && isSameState(before, next)) return current;
  if (options.dryRun) {
    const { resourceVersion } = current?.metadata ?? {};
    const metadata: K8sMeta = {
      ...next.metadata,
      ...(resourceVersion === undefined ? {} : { resourceVersion }),
    };
    return { ...next, metadata };
  }
  if (!isOver(next)) return objects.put(kind, next);
  objects.remove(kind, next.metadata.namespace ?? "", next.metadata.name);
  return next;
}

/**
 * Checks a desired state and stores it, or with `dryRun=All` only says what would be stored. 409 Conflict where its
 * resourceVersion or uid is not the current one; what `readObject` refuses is refused. `managers` are those server-side apply
 * has worked out; every other write is tracked here.
 */
export function saveObject(
  saving: Saving,
  current: K8sObject | undefined,
  body: Json,
  managers?: Managers,
): Saved | Refused {
  const { context, request } = saving;
  const { kind, now } = context;
  const read = readObject(kind, request, body);
  const stale = current === undefined ? null : refuseStale(kind, body, current);
  if (!read.ok) return stale === null || read.reply.code === 400 ? read : stale;
  if (stale !== null) return stale;
  const tracked =
    managers ??
    trackUpdate(
      current ?? {},
      read.object,
      sentManagers(kind, request.subresource, body, current),
      changeOf(saving),
    );
  const desired = withManagers(atEndpoint(kind, request.subresource, read.object, current), tracked);
  const apiVersion = current?.apiVersion ?? groupVersion(kind.group, kind.versions[0] ?? "");
  const next = nextState({ ...desired, apiVersion }, current, now);
  const object = store(saving, current, next);
  return { ok: true, object, created: current === undefined, warnings: [] };
}
