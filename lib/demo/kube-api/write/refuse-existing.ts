import type { K8sObject } from "../../world/k8s-object";
import type { Refused } from "../http/reply";
import { refuse, refuseUnexplained, resourceName } from "../http/status";
import type { Saving } from "./saving";

/** Why an object cannot be created: one of its name exists (409), or it claims to be stored already; null where it can. */
export function refuseExisting({ context }: Saving, { metadata }: K8sObject): Refused | null {
  const { store, kind } = context;
  const { name, namespace = "", resourceVersion = "" } = metadata;
  if (resourceVersion !== "")
    return refuseUnexplained(500, "resourceVersion should not be set on objects to be created");
  if (store.get(kind, namespace, name) === undefined) return null;
  return refuse("AlreadyExists", `${resourceName(kind)} "${name}" already exists`, {
    name,
    group: kind.group,
    kind: kind.plural,
  });
}
