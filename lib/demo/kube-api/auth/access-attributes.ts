/** What a request asks of a resource. */
export interface ResourceAttributes {
  readonly type: "resource";
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly subresource: string;
  /** Empty: across all namespaces, or outside of them. */
  readonly namespace: string;
  /** Empty: not one object. */
  readonly name: string;
}

/** A request for a path that is no resource, such as `/livez`. */
export interface PathAttributes {
  readonly type: "path";
  readonly verb: string;
  readonly path: string;
}

/** The attributes that authorization is decided on: https://kubernetes.io/docs/reference/access-authn-authz/authorization/#review-your-request-attributes */
export type AccessAttributes = ResourceAttributes | PathAttributes;
