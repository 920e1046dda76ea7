import type { Json } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import type { ServedKind } from "../kinds/served-kind";
import { initialStatus } from "./initial-status";

const withField = (object: K8sObject, key: string, value: Json | undefined): K8sObject => {
  const { [key]: _, ...rest } = object;
  const { apiVersion, kind, metadata } = object;
  return value === undefined
    ? { ...rest, apiVersion, kind, metadata }
    : { ...rest, apiVersion, kind, metadata, [key]: value };
};

function atStatus(kind: ServedKind, desired: K8sObject, current: K8sObject): K8sObject {
  const { managedFields, resourceVersion } = desired.metadata;
  const own = kind.custom ? current.metadata : { ...desired.metadata, labels: current.metadata.labels };
  const { labels, ...metadata } = own;
  return {
    ...current,
    apiVersion: desired.apiVersion,
    metadata: {
      ...metadata,
      ...(labels === undefined ? {} : { labels }),
      ...(managedFields === undefined ? {} : { managedFields }),
      ...(resourceVersion === undefined ? {} : { resourceVersion }),
    },
    ...("status" in desired ? { status: desired["status"] } : {}),
  };
}

/**
 * What a request through an endpoint can bring about: the object's own leaves status as it is (where there is a status
 * subresource), the status subresource leaves all else.
 * https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#status-subresource
 */
export function atEndpoint(
  kind: ServedKind,
  subresource: string,
  desired: K8sObject,
  current: K8sObject | undefined,
): K8sObject {
  if (subresource === "status" && current !== undefined) return atStatus(kind, desired, current);
  if (!kind.subresources.includes("status")) return desired;
  const status = current === undefined ? initialStatus(kind, desired) : current["status"];
  return withField(desired, "status", status);
}
