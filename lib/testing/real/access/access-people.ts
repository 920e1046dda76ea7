import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { accessObjects } from "@/lib/demo/world/access/access-objects";
import {
  clusterRole,
  clusterRoleBinding,
  resourceRule,
  role,
  roleBinding,
  subject,
} from "@/lib/demo/world/access/rbac-objects";
import { namespaceObject, serviceAccount } from "@/lib/demo/world/simple-objects";
import type { KubeUser } from "../start-kube-apiserver";

const person = (name: string, ...groups: readonly string[]): KubeUser => ({
  name,
  token: `${name}-token`,
  groups: ["people", ...groups],
});

/** People with rights of every kind. */
export const PEOPLE: readonly KubeUser[] = [
  person("root", "system:masters"),
  person("mesh-viewer"),
  person("bookinfo-viewer"),
  person("bookinfo-editor"),
  person("bookinfo-workloads"),
  person("nobody"),
  person("operator", "operators"),
  person("namer"),
  person("helper"),
  person("role-author"),
  person("delegate"),
];

const account = (namespace: string, name: string): { kind: string; namespace: string; name: string } => ({
  kind: "ServiceAccount",
  namespace,
  name,
});
const user = (name: string): ReturnType<typeof subject> => subject("User", name);

/** Roles and bindings besides those of the simulated cluster: groups, names, subresources, paths, roles that are missing. */
const MORE: readonly K8sObject[] = [
  clusterRole("scaler", [
    resourceRule(["*"], "*/scale", ["get", "update"]),
    { nonResourceURLs: ["/metrics", "/debug/*"], verbs: ["get"] },
  ]),
  clusterRoleBinding("scaler", "scaler", [subject("Group", "operators")]),
  role("bookinfo", "one-config", [
    { ...resourceRule([""], "configmaps", ["get", "update"]), resourceNames: ["settings"] },
  ]),
  roleBinding("bookinfo", "one-config", { kind: "Role", name: "one-config" }, [user("namer")]),
  roleBinding("bookinfo", "lost", { kind: "Role", name: "gone" }, [user("nobody")]),
  clusterRoleBinding("lost", "gone", [user("nobody")]),
  role("bookinfo", "account-reader", [resourceRule([""], "pods pods/log", ["get", "list"])]),
  roleBinding("bookinfo", "account-reader", { kind: "Role", name: "account-reader" }, [
    account("other", "reader"),
  ]),
  clusterRole("impersonator", [
    { ...resourceRule([""], "users", ["impersonate"]), resourceNames: ["mesh-viewer"] },
    { ...resourceRule([""], "groups", ["impersonate"]), resourceNames: ["operators"] },
    {
      ...resourceRule(["authentication.k8s.io"], "userextras/scopes", ["impersonate"]),
      resourceNames: ["read"],
    },
  ]),
  clusterRoleBinding("impersonator", "impersonator", [user("helper")]),
  clusterRole("role-author", [
    resourceRule(["rbac.authorization.k8s.io"], "roles rolebindings clusterroles clusterrolebindings", [
      "create",
      "update",
      "patch",
      "get",
    ]),
    resourceRule([""], "pods", ["get"]),
  ]),
  clusterRoleBinding("role-author", "role-author", [user("role-author")]),
  clusterRoleBinding("delegate", "role-author", [user("delegate")]),
  clusterRole("delegate", [
    resourceRule(["rbac.authorization.k8s.io"], "roles", ["escalate"]),
    {
      ...resourceRule(["rbac.authorization.k8s.io"], "clusterroles", ["bind"]),
      resourceNames: ["mesh-reader"],
    },
  ]),
  roleBinding("bookinfo", "delegate", { kind: "ClusterRole", name: "delegate" }, [user("delegate")]),
];

/** All objects of both clusters. */
export const ACCESS_CLUSTER: readonly K8sObject[] = [
  namespaceObject("bookinfo", false),
  namespaceObject("other", false),
  serviceAccount("bookinfo", "web"),
  serviceAccount("other", "reader"),
  ...accessObjects(["bookinfo"]),
  ...MORE,
];
