import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { PEOPLE } from "./access-people";

const resource = (
  verb: string,
  group: string,
  name: string,
  namespace = "",
  more: JsonObject = {},
): JsonObject => {
  const [plural = "", subresource = ""] = name.split("/");
  return { resourceAttributes: { verb, group, resource: plural, subresource, namespace, ...more } };
};
const path = (verb: string, url: string): JsonObject => ({ nonResourceAttributes: { verb, path: url } });

const REQUESTS: readonly JsonObject[] = [
  resource("list", "", "pods", "bookinfo"),
  resource("list", "", "pods", "other"),
  resource("list", "", "pods"),
  resource("get", "", "pods/log", "bookinfo"),
  resource("delete", "", "pods", "bookinfo"),
  resource("create", "", "pods/eviction", "bookinfo"),
  resource("get", "", "secrets", "bookinfo"),
  resource("get", "", "configmaps", "bookinfo", { name: "settings" }),
  resource("get", "", "configmaps", "bookinfo", { name: "others" }),
  resource("list", "", "configmaps", "bookinfo"),
  resource("update", "apps", "deployments/scale", "bookinfo"),
  resource("update", "apps", "deployments", "bookinfo"),
  resource("list", "apps", "deployments", "bookinfo"),
  resource("patch", "networking.istio.io", "virtualservices", "bookinfo"),
  resource("list", "gateway.networking.k8s.io", "httproutes", "bookinfo"),
  resource("create", "rbac.authorization.k8s.io", "roles", "bookinfo"),
  resource("create", "", "serviceaccounts/token", "bookinfo"),
  resource("impersonate", "", "users", "", { name: "mesh-viewer" }),
  resource("get", "", "namespaces", "bookinfo", { name: "bookinfo" }),
  resource("create", "authorization.k8s.io", "selfsubjectaccessreviews"),
  path("get", "/apis"),
  path("get", "/metrics"),
  path("get", "/debug/pprof/heap"),
  path("post", "/apis"),
  path("get", "/logs"),
];

const SUBJECTS: readonly JsonObject[] = [
  ...PEOPLE.map(({ name, groups }) => ({ user: name, groups: [...groups, "system:authenticated"] })),
  { user: "system:serviceaccount:other:reader", groups: ["system:serviceaccounts"] },
  { user: "system:anonymous", groups: ["system:unauthenticated"] },
  { groups: ["operators"] },
];

/** Who asks for what: the `spec` of a SubjectAccessReview for each subject and request. */
export const ACCESS_QUESTIONS: readonly JsonObject[] = SUBJECTS.flatMap((subject) =>
  REQUESTS.map((request) => ({ ...request, ...subject })),
);
