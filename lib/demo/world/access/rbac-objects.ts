import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../k8s-object";
import { objectMeta } from "../object-meta";

export const RBAC_GROUP = "rbac.authorization.k8s.io";
const API_VERSION = `${RBAC_GROUP}/v1`;

export const READ_VERBS = ["get", "list", "watch"];
export const WRITE_VERBS = ["create", "delete", "deletecollection", "patch", "update"];

/** A rule of a role: verbs on resources, given as words of one text, of API groups (the core group is ""). */
export const resourceRule = (
  apiGroups: readonly string[],
  resources: string,
  verbs: readonly string[],
): JsonObject => ({ apiGroups, resources: resources.split(" "), verbs });

export const clusterRole = (
  name: string,
  rules: readonly JsonObject[],
  labels: Readonly<Record<string, string>> = {},
): K8sObject => ({
  apiVersion: API_VERSION,
  kind: "ClusterRole",
  metadata: objectMeta({ kind: "ClusterRole", name }, { labels }),
  rules,
});

export const role = (namespace: string, name: string, rules: readonly JsonObject[]): K8sObject => ({
  apiVersion: API_VERSION,
  kind: "Role",
  metadata: objectMeta({ kind: "Role", name, namespace }),
  rules,
});

/** A user or group as the subject of a binding. */
export const subject = (kind: "User" | "Group", name: string): JsonObject => ({
  apiGroup: RBAC_GROUP,
  kind,
  name,
});

/** Gives a ClusterRole to subjects, everywhere. */
export const clusterRoleBinding = (
  name: string,
  roleName: string,
  subjects: readonly JsonObject[],
  labels: Readonly<Record<string, string>> = {},
): K8sObject => ({
  apiVersion: API_VERSION,
  kind: "ClusterRoleBinding",
  metadata: objectMeta({ kind: "ClusterRoleBinding", name }, { labels }),
  roleRef: { apiGroup: RBAC_GROUP, kind: "ClusterRole", name: roleName },
  subjects,
});

/** Gives a Role of the namespace, or the rights of a ClusterRole within it, to subjects. */
export const roleBinding = (
  namespace: string,
  name: string,
  roleRef: { readonly kind: "Role" | "ClusterRole"; readonly name: string },
  subjects: readonly JsonObject[],
): K8sObject => ({
  apiVersion: API_VERSION,
  kind: "RoleBinding",
  metadata: objectMeta({ kind: "RoleBinding", name, namespace }),
  roleRef: { apiGroup: RBAC_GROUP, ...roleRef },
  subjects,
});
