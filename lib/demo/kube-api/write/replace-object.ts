import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, textOr } from "../../world/read-json";
import type { Refused } from "../http/reply";
import { refuseNotFound } from "../http/status";
import type { ServedKind } from "../kinds/served-kind";
import { fieldError } from "../validation/field-error";
import { refuseFieldErrors } from "../validation/refuse-field-errors";
import { admitObject } from "./admit-object";
import { type Saved, saveObject } from "./save-object";
import type { Saving } from "./saving";

/** The built-in kinds that are replaced only at a resourceVersion; custom ones always are. */
const AT_A_VERSION: ReadonlySet<string> = new Set([
  "MutatingWebhookConfiguration",
  "ValidatingWebhookConfiguration",
  "Lease",
  "PodDisruptionBudget",
  "CustomResourceDefinition",
]);

const needsVersion = ({ custom, kind }: ServedKind): boolean => custom || AT_A_VERSION.has(kind);

/** Replaces an object (PUT); 404 where there is none, 422 where the kind must be replaced at a resourceVersion and none is given. */
export function replaceObject(saving: Saving, body: Json): Saved | Refused {
  const { context, request } = saving;
  const { store, kind } = context;
  const { name, namespace } = request;
  const current = store.get(kind, kind.namespaced ? namespace : "", name);
  const version = isObject(body) ? textOr(jsonAt(body, "metadata", "resourceVersion")) : "";
  const unversioned = version === "" && needsVersion(kind);
  if (current !== undefined && !unversioned) return saveObject(saving, current, body);
  const read = admitObject(kind, request, body, { fieldValidation: saving.options.fieldValidation, current });
  if (!read.ok && read.reply.code === 400) return read;
  if (current === undefined) return refuseNotFound(kind, name);
  const error = fieldError.invalid("metadata.resourceVersion", 0, "must be specified for an update");
  return refuseFieldErrors({ group: kind.group, kind: kind.plural }, name, [error]);
}
