import type { K8sObject } from "@/lib/demo/world/k8s-object";

/** An object as if it was created at another time, in RFC 3339. */
export const bornAt = (object: K8sObject, creationTimestamp: string): K8sObject => ({
  ...object,
  metadata: { ...object.metadata, creationTimestamp },
});
