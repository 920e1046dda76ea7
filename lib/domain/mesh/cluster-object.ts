/** A JSON value as the Kubernetes API sends it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** The controlling owner of an object (metadata.ownerReferences with controller: true). */
export interface OwnerReference {
  readonly kind: string;
  readonly name: string;
}

export interface ObjectMeta {
  /** Empty for cluster-scoped objects. */
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly resourceVersion: string;
  /** RFC 3339, as the API server wrote it. */
  readonly creationTimestamp: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly owner: OwnerReference | null;
}

/** A Kubernetes object, trimmed to the fields Meshlens reads. `data` holds what the kind's table row keeps (spec, status, …). */
export interface ClusterObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly meta: ObjectMeta;
  readonly data: JsonObject;
}
