import type { JsonObject } from "@/lib/domain/mesh/cluster-object";

/** metadata of an object: the fields the simulated mesh reads, and whatever else it carries. */
export interface K8sMeta extends JsonObject {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly uid?: string;
  readonly resourceVersion?: string;
  /** RFC 3339 */
  readonly creationTimestamp?: string;
}

/** A Kubernetes object in full, as `kubectl get -o json` prints it: spec, status, data, … are open-ended JSON. */
export interface K8sObject extends JsonObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: K8sMeta;
}
