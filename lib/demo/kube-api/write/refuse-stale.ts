import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { isObject, jsonAt, textOr } from "../../world/read-json";
import type { Refused } from "../http/reply";
import { refuseConflict } from "../http/status";
import type { ServedKind } from "../kinds/served-kind";

/**
 * 409 Conflict where a desired state names another resourceVersion or uid than the current one; null where it names neither or
 * the same. https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions
 */
export function refuseStale(kind: ServedKind, body: Json, current: K8sObject): Refused | null {
  const metadata = isObject(body) ? jsonAt(body, "metadata") : undefined;
  const version = textOr(jsonAt(metadata, "resourceVersion"));
  const uid = textOr(jsonAt(metadata, "uid"));
  const { name, resourceVersion = "", uid: own = "" } = current.metadata;
  if (uid !== "" && uid !== own)
    return refuseConflict(
      kind,
      name,
      `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${own}`,
    );
  if (version === "" || version === resourceVersion) return null;
  return refuseConflict(
    kind,
    name,
    "the object has been modified; please apply your changes to the latest version and try again",
  );
}
