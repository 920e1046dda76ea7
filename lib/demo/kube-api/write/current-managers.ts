import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt } from "../../world/read-json";
import type { ServedKind } from "../kinds/served-kind";
import { managedFieldsOf } from "./managed-fields/managed-fields-of";
import { asksForReset, type Managers, readManagers } from "./managed-fields/managers";

const NOBODY: Managers = new Map();

/** The managers of a stored object; nobody where there is none. */
export const storedManagers = (kind: ServedKind, current: K8sObject | undefined): Managers =>
  current === undefined ? NOBODY : (readManagers(managedFieldsOf(kind, current)) ?? NOBODY);

/**
 * The managers a write starts from: those a client sends with the object itself, which is how it renames or removes some, else
 * those of the stored object. https://kubernetes.io/docs/reference/using-api/server-side-apply/#clearing-managedfields
 */
export function sentManagers(
  kind: ServedKind,
  subresource: string,
  body: Json,
  current: K8sObject | undefined,
): Managers {
  const sent = isObject(body) ? jsonAt(body, "metadata", "managedFields") : undefined;
  if (subresource === "") {
    if (asksForReset(sent)) return NOBODY;
    const managers = readManagers(sent);
    if (managers !== null && managers.size > 0) return managers;
  }
  return storedManagers(kind, current);
}
