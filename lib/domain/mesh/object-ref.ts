/** Names one object: the key of its kind in `KINDS`, its namespace (empty for cluster-scoped kinds) and its name. */
export interface ObjectRef {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}
