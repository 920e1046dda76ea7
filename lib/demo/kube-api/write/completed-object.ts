import type { K8sObject } from "../../world/k8s-object";
import type { ServedKind } from "../kinds/served-kind";
import { decodeObject } from "../validation/decode-object";

/**
 * A stored object with the defaults of its kind. What the world was loaded with and what its controllers make may lack them; a
 * write is compared with the object as the API server would have stored it, so that defaults alone are no change.
 */
export function completedObject(kind: ServedKind, object: K8sObject): K8sObject {
  const { apiVersion, kind: kindName, metadata } = object;
  const version = apiVersion.split("/").at(-1) ?? "";
  const decoded = decodeObject(kind, version, object, { fieldValidation: "Ignore" });
  return decoded.ok ? { ...decoded.object, apiVersion, kind: kindName, metadata } : object;
}
