import type { K8sObject } from "@/lib/demo/world/k8s-object";

/** Of several objects of one kind and name only the first is there. */
export const onceEach = (objects: readonly K8sObject[]): readonly K8sObject[] => [
  ...new Map(
    objects.toReversed().map((one) => [`${one.kind}/${one.metadata.namespace}/${one.metadata.name}`, one]),
  ).values(),
];
