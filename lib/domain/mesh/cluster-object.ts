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

/**
 * Who last set which fields (an entry of metadata.managedFields).
 * https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export interface FieldManager {
  readonly manager: string;
  readonly operation: "Apply" | "Update";
  /** "status" for writes of the status; empty for the object itself. */
  readonly subresource: string;
  /** RFC 3339, as the API server wrote it; empty where it wrote none. */
  readonly time: string;
  /** The set of fields in FieldsV1 form. */
  readonly fields: JsonObject;
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
  /** Kept for configuration kinds only. */
  readonly managers?: readonly FieldManager[];
  /** RFC 3339; on objects that are being deleted. */
  readonly deletionTimestamp?: string;
}

/** A Kubernetes object, trimmed to the fields Meshlens reads. `data` holds what the kind's table row keeps (spec, status, …). */
export interface ClusterObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly meta: ObjectMeta;
  readonly data: JsonObject;
}
