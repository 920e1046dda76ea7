/** What a role allows; "*" stands for all. Without `namespaces` it holds cluster-wide (a ClusterRoleBinding). */
export interface AccessRule {
  readonly verbs: readonly string[];
  readonly groups: readonly string[];
  readonly resources: readonly string[];
  readonly namespaces?: readonly string[];
}

/** A user of the simulated cluster, known by a bearer token. */
export interface User {
  readonly name: string;
  readonly token: string;
  readonly rules: readonly AccessRule[];
}

/** The attributes of a request that rules are matched against; an empty namespace means all of them. */
export interface AccessAttributes {
  readonly verb: string;
  readonly group: string;
  readonly resource: string;
  readonly namespace: string;
}
