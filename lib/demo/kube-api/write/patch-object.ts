import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject } from "../../world/read-json";
import type { Refused } from "../http/reply";
import { refuse, refuseNotFound } from "../http/status";
import { groupVersion } from "../kinds/find-kind";
import { applyObject } from "./apply-object";
import { patchDocument } from "./patch-document";
import { PATCH_TYPES } from "../http/patch-types";
import { type Saved, saveObject, type Saving } from "./save-object";
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

/** A patch after which the object cannot be read any more is itself what is invalid. */
function asPatchProblem({ reply }: Refused, patched: Json): Refused {
  const { message } = reply.body;
  const text = typeof message === "string" ? message : "";
  const problem = `Invalid value: ${JSON.stringify(JSON.stringify(patched))}: ${text}`;
  const refused = refuse("Invalid", ` "" is invalid: patch: ${problem}`, {
    causes: [{ reason: "FieldValueInvalid", message: problem, field: "patch" }],
  });
  return refused;
}

const identityOf = (object: Json): readonly unknown[] => {
  const metadata: JsonObject = isObject(object) && isObject(object["metadata"]) ? object["metadata"] : {};
  return [metadata["name"], metadata["namespace"]];
};

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
  const seen = asSeen(saving, stored);
  const patched = patchDocument(seen, contentType, body);
  if (!patched.ok) return patched;
  const saved = saveObject(saving, stored, patched.value);
  const renamed = identityOf(patched.value).join("/") !== identityOf(seen).join("/");
  return saved.ok || saved.reply.code !== 400 || renamed ? saved : asPatchProblem(saved, patched.value);
}
