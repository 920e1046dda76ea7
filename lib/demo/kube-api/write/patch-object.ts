import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import type { Refused } from "../http/reply";
import { refuseNotFound } from "../http/status";
import { groupVersion } from "../kinds/find-kind";
import { applyObject } from "./apply-object";
import { patchDocument } from "./patch-document";
import { PATCH_TYPES } from "../http/patch-types";
import { type Saved, saveObject } from "./save-object";
import type { Saving } from "./saving";
import { completedObject } from "./completed-object";
import { managedFieldsOf } from "./managed-fields/managed-fields-of";

/** The stored object as the client saw it: at its version, with its managers. */
function asSeen({ context, request }: Saving, stored: K8sObject): K8sObject {
  const { kind } = context;
  return {
    ...stored,
    apiVersion: groupVersion(kind.group, request.version),
    metadata: { ...stored.metadata, managedFields: managedFieldsOf(kind, stored) },
  };
}

/**
 * Patches an object by media type: JSON Patch, JSON Merge Patch, strategic merge patch, or server-side apply, which creates what
 * is missing. https://kubernetes.io/docs/reference/using-api/api-concepts/#patch-and-apply
 */
export function patchObject(saving: Saving, contentType: string, body: Json): Saved | Refused {
  const { context, request } = saving;
  const { store, kind } = context;
  const stored = store.get(kind, kind.namespaced ? request.namespace : "", request.name);
  if (contentType === PATCH_TYPES.apply) return applyObject(saving, stored, body);
  if (stored === undefined) return refuseNotFound(kind, request.name);
  const seen = asSeen(saving, completedObject(kind, stored));
  const patched = patchDocument(seen, contentType, body);
  if (!patched.ok) return patched;
  return saveObject({ ...saving, patched: true }, stored, patched.value);
}
