import type { K8sObject } from "../k8s-object";
import { aggregatedRules } from "./aggregated-rules";
import { defaultRoles } from "./default-roles";
import { demoUsers } from "./demo-users";
import { meshRoles } from "./mesh-roles";
import {
  clusterRole,
  clusterRoleBinding,
  READ_VERBS,
  resourceRule,
  role,
  roleBinding,
  subject,
} from "./rbac-objects";

const READER = "mesh-reader";
const BOOKINFO = "bookinfo";

/** Roles that aggregate may select each other: as many rounds as there are such roles settle them all. */
function aggregate(roles: readonly K8sObject[]): readonly K8sObject[] {
  const rounds = roles.filter(({ aggregationRule }) => aggregationRule !== undefined).length;
  let filled = roles;
  for (let round = 0; round < rounds; round += 1)
    filled = filled.map((one): K8sObject => {
      const rules = aggregatedRules(one, filled);
      return rules === null ? one : { ...one, rules };
    });
  return filled;
}

/** What the users of bookinfo may do besides reading all of it. */
const bookinfoAccess = (): readonly K8sObject[] => [
  role(BOOKINFO, "workload-reader", [
    resourceRule(
      ["", "apps", "discovery.k8s.io"],
      "pods services deployments replicasets endpointslices",
      READ_VERBS,
    ),
  ]),
  roleBinding(BOOKINFO, "bookinfo-workloads", { kind: "Role", name: "workload-reader" }, [
    subject("User", "bookinfo-workloads"),
  ]),
  roleBinding(BOOKINFO, "bookinfo-editor", { kind: "ClusterRole", name: "edit" }, [
    subject("User", "bookinfo-editor"),
  ]),
];

/**
 * The roles and bindings of a cluster with these application namespaces: those every cluster has, those of the mesh's own kinds,
 * and the rights of the users of `demoUsers`. https://kubernetes.io/docs/reference/access-authn-authz/rbac/
 */
export function accessObjects(namespaces: readonly string[]): readonly K8sObject[] {
  const viewers = demoUsers(namespaces).filter(({ name }) => name.endsWith("-viewer"));
  return [
    ...aggregate([
      ...defaultRoles(),
      ...meshRoles(),
      clusterRole(READER, [resourceRule(["*"], "*", READ_VERBS)]),
    ]),
    clusterRoleBinding("mesh-viewer", READER, [subject("User", "mesh-viewer")]),
    ...viewers.flatMap(({ name, namespace }) =>
      namespace !== undefined && namespaces.includes(namespace)
        ? [roleBinding(namespace, name, { kind: "ClusterRole", name: READER }, [subject("User", name)])]
        : [],
    ),
    ...(namespaces.includes(BOOKINFO) ? bookinfoAccess() : []),
  ];
}
