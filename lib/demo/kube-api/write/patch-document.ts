import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../json/is-json-array";
import type { K8sObject } from "../../world/k8s-object";
import { isObject } from "../../world/read-json";
import type { Refused } from "../http/reply";
import { refuse } from "../http/status";
import { findKind } from "../kinds/find-kind";
import type { Schema } from "../schemas/schema";
import { schemaOf } from "../schemas/schema-of";
import { applyJsonPatch } from "./json-patch";
import { applyMergePatch } from "./merge-patch";
import { PATCH_TYPES } from "../http/patch-types";
import { applyStrategicMergePatch } from "./strategic-merge-patch";

const MOST_OPERATIONS = 10_000;

function schemaOfDocument({ apiVersion, kind }: K8sObject): Schema | undefined {
  const served = findKind(apiVersion, kind);
  return served && schemaOf(served, apiVersion.split("/").at(-1) ?? "");
}

/**
 * A document after a patch of the given media type; 400 for a patch that cannot be read, 413 for one with too many operations,
 * 422 for one that cannot be carried out.
 */
export function patchDocument(
  document: K8sObject,
  contentType: string,
  patch: Json,
): { readonly ok: true; readonly value: Json } | Refused {
  if (contentType === PATCH_TYPES.json) {
    if (!isJsonArray(patch) || !patch.every((operation) => isObject(operation)))
      return refuse("BadRequest", "error decoding patch: json: a list of operations is expected");
    if (patch.length > MOST_OPERATIONS)
      return refuse(
        "RequestEntityTooLarge",
        `Request entity too large: The allowed maximum operations in a JSON patch is ${MOST_OPERATIONS}, got ${patch.length}`,
      );
    const patched = applyJsonPatch(document, patch);
    return patched.ok ? patched : refuse("Invalid", patched.problem);
  }
  if (!isObject(patch)) return refuse("BadRequest", "error decoding patch: json: an object is expected");
  return contentType === PATCH_TYPES.strategic
    ? applyStrategicMergePatch(schemaOfDocument(document), document, patch)
    : { ok: true, value: applyMergePatch(document, patch) };
}
