import type { K8sObject } from "../../world/k8s-object";
import type { ResourceRequest } from "../http/parse-request";
import type { Refused } from "../http/reply";
import { refuse, resourceName } from "../http/status";
import { isSameState, nextState } from "./next-state";
import { readObject } from "./read-object";
import type { WriteContext } from "./write-context";

export interface Saved {
  readonly ok: true;
  readonly object: K8sObject;
  readonly created: boolean;
}

/**
 * Checks a desired state and stores it, or with `dryRun=All` only says what would be stored. 409 Conflict where its
 * resourceVersion is not the current one; what `readObject` refuses is refused.
 */
export function saveObject(
  { store, kind, now }: WriteContext,
  request: ResourceRequest,
  current: K8sObject | undefined,
  body: unknown,
): Saved | Refused {
  const read = readObject(kind, request, body);
  if (!read.ok) return read;
  const { name, resourceVersion } = read.object.metadata;
  if (resourceVersion !== undefined && resourceVersion !== current?.metadata.resourceVersion)
    return refuse(
      "Conflict",
      `Operation cannot be fulfilled on ${resourceName(kind)} "${name}": the object has been modified; please apply your changes to the latest version and try again`,
      { name, group: kind.group, kind: kind.plural },
    );
  const next = nextState(read.object, current, now);
  const created = current === undefined;
  if (current !== undefined && isSameState(current, next)) return { ok: true, object: current, created };
  const dryRun = request.query.get("dryRun") === "All";
  return { ok: true, object: dryRun ? next : store.put(kind, next), created };
}
