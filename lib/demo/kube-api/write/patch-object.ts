import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject } from "../../world/read-json";
import type { ResourceRequest } from "../http/parse-request";
import type { Refused } from "../http/reply";
import { refuse, refuseInvalid, refuseNotFound } from "../http/status";
import { groupVersion } from "../kinds/find-kind";
import { createObject } from "./create-object";
import { applyJsonPatch } from "./json-patch";
import { applyMergePatch } from "./merge-patch";
import { applyStrategicMergePatch } from "./strategic-merge-patch";
import { type Saved, saveObject } from "./save-object";
import type { WriteContext } from "./write-context";

const MERGING: ReadonlyMap<string, (target: Json, patch: Json) => Json> = new Map([
  ["application/merge-patch+json", applyMergePatch],
  ["application/strategic-merge-patch+json", applyStrategicMergePatch],
]);
const APPLY = "application/apply-patch+yaml";

function applied(
  context: WriteContext,
  request: ResourceRequest,
  current: K8sObject | undefined,
  body: unknown,
): Saved | Refused {
  if ((request.query.get("fieldManager") ?? "") === "")
    return refuse(
      "BadRequest",
      "PatchOptions.meta.k8s.io is invalid: fieldManager: Required value: is required for apply patch",
    );
  if (!isObject(body)) return refuse("BadRequest", "an apply patch is an object");
  if (current === undefined) return createObject(context, { ...request, name: "" }, body);
  return saveObject(context, request, current, applyStrategicMergePatch(current, body));
}

/**
 * Patches an object by media type: JSON Patch, JSON Merge Patch, strategic merge
 * and server-side apply (merges, creates what is missing; field ownership is not tracked). 415 for any other type.
 */
export function patchObject(
  context: WriteContext,
  request: ResourceRequest,
  contentType: string,
  body: unknown,
): Saved | Refused {
  const { store, kind } = context;
  const { name, namespace, group, version } = request;
  const stored = store.get(kind, kind.namespaced ? namespace : "", name);
  const current = stored && { ...stored, apiVersion: groupVersion(group, version) };
  if (contentType === APPLY) return applied(context, request, current, body);
  if (current === undefined) return refuseNotFound(kind, name);
  const merge = MERGING.get(contentType);
  if (merge !== undefined) {
    if (!isObject(body)) return refuse("BadRequest", "a merge patch is an object");
    return saveObject(context, request, current, merge(current, body));
  }
  if (contentType !== "application/json-patch+json")
    return refuse(
      "UnsupportedMediaType",
      `the body of the request was in an unknown format - accepted media types include: application/json-patch+json, ${[...MERGING.keys()].join(", ")}, ${APPLY}`,
    );
  const patched = applyJsonPatch(current, body);
  return patched.ok
    ? saveObject(context, request, current, patched.value)
    : refuseInvalid(kind, name, "patch", patched.problem);
}
