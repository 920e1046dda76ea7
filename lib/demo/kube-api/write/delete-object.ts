import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import type { ResourceRequest } from "../http/parse-request";
import type { Refused, Reply } from "../http/reply";
import { deleted, refuseNotFound } from "../http/status";
import type { Presentation } from "../read/presentation";
import { beginDeletion, type Deletion } from "./deletion/begin-deletion";
import { readDeleteOptions } from "./deletion/read-delete-options";
import { isSameState } from "./next-state";
import type { WriteContext } from "./write-context";

/** A deletion of these answers with the object; of all others with a Status. */
const ANSWERED_WITH: ReadonlySet<string> = new Set(["Pod", "Service", "ServiceAccount", "Namespace"]);

function carryOut({ store, kind }: WriteContext, current: K8sObject, { object, goes }: Deletion): K8sObject {
  if (!goes) return isSameState(current, object) ? object : store.put(kind, object);
  store.remove(kind, current.metadata.namespace ?? "", current.metadata.name);
  return object;
}

/**
 * Deletes an object, or begins to: it then stays with a deletionTimestamp until whoever holds it lets go. Answers with a Status
 * or the object, as the API server does for the kind; 202 where dependents are to go first. With `dryRun=All` nothing happens.
 */
export function deleteObject(
  context: WriteContext,
  request: ResourceRequest,
  presentation: Presentation,
  body: Json | undefined,
): Reply | Refused {
  const read = readDeleteOptions(body, request.query);
  if (!read.ok) return read;
  const { options } = read;
  const { store, kind, now } = context;
  const namespace = kind.namespaced ? request.namespace : "";
  const current = store.get(kind, namespace, request.name);
  if (current === undefined) return refuseNotFound(kind, request.name);
  const deletion = beginDeletion(kind, current, options, now);
  if (!deletion.ok) return deletion;
  const { object, goes } = deletion;
  const left = options.dryRun.length > 0 ? object : carryOut(context, current, deletion);
  const code = !goes && options.orphanDependents === false ? 202 : 200;
  return goes && !(kind.group === "" && ANSWERED_WITH.has(kind.kind))
    ? deleted(kind, request.name, current.metadata.uid ?? "")
    : { code, body: presentation.one(left) };
}
