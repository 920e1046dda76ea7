/** Who makes a request: https://kubernetes.io/docs/reference/access-authn-authz/authentication/ */
export interface User {
  readonly name: string;
  readonly uid: string;
  readonly groups: readonly string[];
  readonly extra: ReadonlyMap<string, readonly string[]>;
}

/** Names that Kubernetes gives a meaning. */
export const WELL_KNOWN = {
  anonymous: "system:anonymous",
  authenticated: "system:authenticated",
  unauthenticated: "system:unauthenticated",
  masters: "system:masters",
} as const;
