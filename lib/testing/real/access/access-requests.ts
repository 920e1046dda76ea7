import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";

/** A request of one of `PEOPLE`. */
export interface AccessRequest {
  readonly name: string;
  /** The person's token; "" sends none. */
  readonly token: string;
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
  /** Whether the words of the answer are of no account: they tell of the real server's own types. */
  readonly anyWords?: boolean;
}

const AUTHORIZATION = "/apis/authorization.k8s.io/v1";
const AUTHENTICATION = "/apis/authentication.k8s.io/v1";
const RBAC = "/apis/rbac.authorization.k8s.io/v1";
const BOOKINFO = `${RBAC}/namespaces/bookinfo`;
const TOKEN = "/api/v1/namespaces/bookinfo/serviceaccounts/web/token";

const get = (who: string, path: string, headers: Readonly<Record<string, string>> = {}): AccessRequest => {
  const acting = Object.entries(headers).map(([name, value]) => ` ${name}: ${value}`);
  return {
    name: `${who} GET ${path}${acting.join("")}`,
    token: `${who}-token`,
    method: "GET",
    path,
    headers,
  };
};
const post = (who: string, what: string, path: string, body: Json): AccessRequest => ({
  name: `${who} creates ${what}`,
  token: `${who}-token`,
  method: "POST",
  path,
  body,
});

const rbac = (kind: string, name: string, more: JsonObject): JsonObject => ({
  apiVersion: "rbac.authorization.k8s.io/v1",
  kind,
  metadata: { name },
  ...more,
});
const rules = (verbs: readonly string[], ...resources: readonly string[]): JsonObject => ({
  rules: [{ apiGroups: [""], resources, verbs }],
});
const binds = (kind: string, name: string): JsonObject => ({
  roleRef: { apiGroup: "rbac.authorization.k8s.io", kind, name },
  subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "User", name: "somebody" }],
});
const attributes = { resourceAttributes: { verb: "list", resource: "pods", namespace: "bookinfo" } };

const REFUSALS: readonly AccessRequest[] = [
  get("nobody", "/api/v1/namespaces/bookinfo/pods"),
  get("nobody", "/api/v1/pods"),
  get("bookinfo-viewer", "/api/v1/namespaces/other/pods/p/log"),
  get("bookinfo-viewer", "/apis/apps/v1/namespaces/other/deployments/d/scale"),
  get("bookinfo-viewer", "/api/v1/namespaces/other"),
  get("bookinfo-viewer", "/api/v1/nodes/n"),
  get("operator", "/logs"),
  get("wrong", "/api/v1/pods"),
  get("mesh-viewer", "/apis/rbac.authorization.k8s.io/v1/clusterroles/none"),
  { name: "no token at /livez", token: "", method: "GET", path: "/livez" },
  { name: "a wrong token at /livez", token: "wrong", method: "GET", path: "/livez" },
];

const PODS = "/api/v1/namespaces/bookinfo/pods";
const IMPERSONATIONS: readonly AccessRequest[] = [
  get("helper", PODS, { "Impersonate-User": "mesh-viewer" }),
  get("helper", PODS, { "Impersonate-User": "root" }),
  get("helper", PODS, { "Impersonate-User": "mesh-viewer", "Impersonate-Group": "operators" }),
  get("helper", PODS, { "Impersonate-User": "mesh-viewer", "Impersonate-Group": "system:masters" }),
  get("helper", PODS, { "Impersonate-User": "mesh-viewer", "Impersonate-Extra-scopes": "read" }),
  get("helper", PODS, { "Impersonate-User": "mesh-viewer", "Impersonate-Extra-scopes": "write" }),
  get("helper", PODS, { "Impersonate-User": "mesh-viewer", "Impersonate-Uid": "7" }),
  get("bookinfo-editor", PODS, { "Impersonate-User": "system:serviceaccount:bookinfo:web" }),
  get("bookinfo-editor", PODS, { "Impersonate-User": "system:serviceaccount:other:reader" }),
  get("root", PODS, { "Impersonate-Group": "operators" }),
  get("root", PODS, { "Impersonate-Uid": "7" }),
  get("root", PODS, { "Impersonate-Extra-scopes": "read" }),
  get("nobody", PODS, { "Impersonate-Group": "operators", "Impersonate-Uid": "7" }),
  get("root", PODS, { "Impersonate-User": "system:anonymous" }),
  get("root", PODS, { "Impersonate-User": "system:serviceaccount:bookinfo:web" }),
  {
    ...post("root", "a SelfSubjectReview as another", `${AUTHENTICATION}/selfsubjectreviews`, {}),
    headers: {
      "Impersonate-User": "ada",
      "Impersonate-Uid": "7",
      "Impersonate-Group": "team",
      "Impersonate-Extra-acme.com%2Fproject": "x",
    },
  },
  get("root", PODS, { "Impersonate-User": "nobody" }),
  get("root", PODS, { "Impersonate-User": "nobody", "Impersonate-Group": "system:masters" }),
];

const ESCALATIONS: readonly AccessRequest[] = [
  post(
    "role-author",
    "a role of rights held",
    `${BOOKINFO}/roles`,
    rbac("Role", "held", rules(["get"], "pods")),
  ),
  post(
    "role-author",
    "a role of rights not held",
    `${BOOKINFO}/roles`,
    rbac("Role", "more", rules(["get", "list", "delete"], "pods", "secrets")),
  ),
  post(
    "role-author",
    "a cluster role of paths",
    `${RBAC}/clusterroles`,
    rbac("ClusterRole", "paths", { rules: [{ nonResourceURLs: ["/metrics", "/apis/*"], verbs: ["get"] }] }),
  ),
  post("role-author", "a role of named objects", `${BOOKINFO}/roles`, {
    ...rbac("Role", "named", {}),
    rules: [{ apiGroups: [""], resources: ["secrets"], verbs: ["get"], resourceNames: ["a", "b"] }],
  }),
  post("role-author", "an aggregating role", `${RBAC}/clusterroles`, {
    ...rbac("ClusterRole", "gathers", { rules: [] }),
    aggregationRule: { clusterRoleSelectors: [{ matchLabels: { a: "b" } }] },
  }),
  post(
    "role-author",
    "a binding of rights held",
    `${BOOKINFO}/rolebindings`,
    rbac("RoleBinding", "b1", binds("Role", "held")),
  ),
  post(
    "role-author",
    "a binding of rights not held",
    `${BOOKINFO}/rolebindings`,
    rbac("RoleBinding", "b2", binds("ClusterRole", "scaler")),
  ),
  post(
    "role-author",
    "a binding of a role that is not there",
    `${BOOKINFO}/rolebindings`,
    rbac("RoleBinding", "b3", binds("Role", "none")),
  ),
  post(
    "role-author",
    "a cluster binding of a role that is not there",
    `${RBAC}/clusterrolebindings`,
    rbac("ClusterRoleBinding", "b7", binds("ClusterRole", "none")),
  ),
  post("delegate", "a role by escalate", `${BOOKINFO}/roles`, rbac("Role", "escalated", rules(["*"], "*"))),
  post(
    "delegate",
    "a binding by bind",
    `${BOOKINFO}/rolebindings`,
    rbac("RoleBinding", "b4", binds("ClusterRole", "mesh-reader")),
  ),
  post(
    "delegate",
    "a binding that bind does not name",
    `${BOOKINFO}/rolebindings`,
    rbac("RoleBinding", "b5", binds("ClusterRole", "cluster-admin")),
  ),
  post(
    "root",
    "what it likes",
    `${RBAC}/clusterrolebindings`,
    rbac("ClusterRoleBinding", "b6", binds("ClusterRole", "cluster-admin")),
  ),
  post(
    "bookinfo-editor",
    "a role without the right to",
    `${BOOKINFO}/roles`,
    rbac("Role", "x", rules(["get"], "pods")),
  ),
];

const patch = (who: string, what: string, path: string, body: Json): AccessRequest => ({
  ...post(who, what, path, body),
  name: `${who} patches ${what}`,
  method: "PATCH",
  headers: { "content-type": "application/merge-patch+json" },
});
const CHANGES: readonly AccessRequest[] = [
  patch("role-author", "a role with what it has not", `${BOOKINFO}/roles/held`, rules(["delete"], "pods")),
  patch("role-author", "a role's labels", `${BOOKINFO}/roles/held`, { metadata: { labels: { a: "b" } } }),
  patch("role-author", "the labels of a role of more", `${BOOKINFO}/roles/one-config`, {
    metadata: { labels: { a: "b" } },
  }),
  patch("role-author", "a finalizer of a role of more", `${BOOKINFO}/roles/one-config`, {
    metadata: { finalizers: ["example.com/stay"] },
  }),
];

const REVIEWS: readonly AccessRequest[] = [
  post("bookinfo-viewer", "a SelfSubjectAccessReview", `${AUTHORIZATION}/selfsubjectaccessreviews`, {
    spec: attributes,
  }),
  post(
    "bookinfo-viewer",
    "a SelfSubjectAccessReview of nothing",
    `${AUTHORIZATION}/selfsubjectaccessreviews`,
    { spec: {} },
  ),
  post("bookinfo-viewer", "a SelfSubjectAccessReview of both", `${AUTHORIZATION}/selfsubjectaccessreviews`, {
    spec: { ...attributes, nonResourceAttributes: { verb: "get", path: "/" } },
  }),
  post("bookinfo-viewer", "somebody's SubjectAccessReview", `${AUTHORIZATION}/subjectaccessreviews`, {
    spec: { ...attributes, user: "nobody" },
  }),
  post("root", "a SubjectAccessReview of nobody", `${AUTHORIZATION}/subjectaccessreviews`, {
    spec: attributes,
  }),
  post(
    "root",
    "a LocalSubjectAccessReview",
    `${AUTHORIZATION}/namespaces/bookinfo/localsubjectaccessreviews`,
    {
      spec: { ...attributes, user: "bookinfo-viewer" },
    },
  ),
  post(
    "root",
    "a LocalSubjectAccessReview of a path",
    `${AUTHORIZATION}/namespaces/other/localsubjectaccessreviews`,
    { spec: { nonResourceAttributes: { verb: "get", path: "/" }, user: "nobody" } },
  ),
  post(
    "root",
    "a LocalSubjectAccessReview of elsewhere",
    `${AUTHORIZATION}/namespaces/other/localsubjectaccessreviews`,
    {
      spec: { ...attributes, user: "bookinfo-viewer" },
    },
  ),
  post("nobody", "a SelfSubjectRulesReview without a namespace", `${AUTHORIZATION}/selfsubjectrulesreviews`, {
    spec: {},
  }),
  post("root", "a SelfSubjectReview", `${AUTHENTICATION}/selfsubjectreviews`, {}),
  post("operator", "a SelfSubjectReview", `${AUTHENTICATION}/selfsubjectreviews`, {}),
  post("root", "a TokenReview", `${AUTHENTICATION}/tokenreviews`, { spec: { token: "operator-token" } }),
  post("root", "a TokenReview of a wrong token", `${AUTHENTICATION}/tokenreviews`, {
    spec: { token: "wrong" },
  }),
  post("root", "a TokenReview of none", `${AUTHENTICATION}/tokenreviews`, { spec: {} }),
  post("nobody", "a TokenReview", `${AUTHENTICATION}/tokenreviews`, { spec: { token: "operator-token" } }),
  {
    ...post("root", "a named SelfSubjectAccessReview", `${AUTHORIZATION}/selfsubjectaccessreviews`, {
      metadata: { name: "mine" },
      spec: attributes,
    }),
    anyWords: true,
  },
  {
    ...post("root", "a review of another kind", `${AUTHORIZATION}/selfsubjectaccessreviews`, {
      apiVersion: "v1",
      kind: "Pod",
      spec: attributes,
    }),
    anyWords: true,
  },
  post("root", "a review whose spec is a text", `${AUTHORIZATION}/selfsubjectaccessreviews`, { spec: "all" }),
  get("root", `${AUTHORIZATION}/selfsubjectaccessreviews`),
  get("root", `${AUTHORIZATION}/selfsubjectaccessreviews/mine`),
  get("root", "/api/v1/namespaces/bookinfo/pods/none/log"),
  get("root", TOKEN),
];

const TOKENS: readonly AccessRequest[] = [
  post("bookinfo-editor", "a TokenRequest", TOKEN, { spec: {} }),
  post("bookinfo-editor", "a TokenRequest of ten seconds", TOKEN, { spec: { expirationSeconds: 10 } }),
  post("bookinfo-editor", "a TokenRequest of an audience", TOKEN, {
    spec: { audiences: ["istio-ca"], expirationSeconds: 900 },
  }),
  post("bookinfo-editor", "a TokenRequest for none", TOKEN.replace("web", "none"), { spec: {} }),
  post("bookinfo-editor", "a TokenRequest of another name", TOKEN, { metadata: { name: "other" }, spec: {} }),
  post("bookinfo-editor", "a TokenRequest for a pod that is not there", TOKEN, {
    spec: { boundObjectRef: { apiVersion: "v1", kind: "Pod", name: "none" } },
  }),
  post("bookinfo-viewer", "a TokenRequest", TOKEN, { spec: {} }),
];

/** Requests whose answers say who may do what, and who is who. */
export const ACCESS_REQUESTS: readonly AccessRequest[] = [
  ...REFUSALS,
  ...IMPERSONATIONS,
  ...ESCALATIONS,
  ...CHANGES,
  ...REVIEWS,
  ...TOKENS,
];
