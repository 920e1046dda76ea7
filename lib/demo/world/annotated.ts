import type { K8sObject } from "./k8s-object";

/** The object with these annotations on top of its own. */
export const annotated = (object: K8sObject, annotations: Readonly<Record<string, string>>): K8sObject => ({
  ...object,
  metadata: { ...object.metadata, annotations: { ...object.metadata.annotations, ...annotations } },
});
