import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../k8s-object";
import {
  clusterRole,
  clusterRoleBinding,
  READ_VERBS as READ,
  resourceRule,
  subject,
  WRITE_VERBS as WRITE,
} from "./rbac-objects";

const DEFAULTS = { "kubernetes.io/bootstrapping": "rbac-defaults" };
const ALL_VERBS = [...READ, ...WRITE].sort();
const EVENTS = ["", "events.k8s.io"];

/** The label by which a ClusterRole becomes part of `admin`, `edit` or `view`. */
export const aggregateTo = (name: string): Readonly<Record<string, string>> => ({
  [`rbac.authorization.k8s.io/aggregate-to-${name}`]: "true",
});

const VIEW: readonly JsonObject[] = [
  resourceRule(
    [""],
    "configmaps endpoints persistentvolumeclaims persistentvolumeclaims/status pods replicationcontrollers replicationcontrollers/scale serviceaccounts services services/status",
    READ,
  ),
  resourceRule(
    [""],
    "bindings limitranges namespaces/status pods/log pods/status replicationcontrollers/status resourcequotas resourcequotas/status",
    READ,
  ),
  resourceRule([""], "namespaces", READ),
  resourceRule(EVENTS, "events", READ),
  resourceRule(["discovery.k8s.io"], "endpointslices", READ),
  resourceRule(
    ["apps"],
    "controllerrevisions daemonsets daemonsets/status deployments deployments/scale deployments/status replicasets replicasets/scale replicasets/status statefulsets statefulsets/scale statefulsets/status",
    READ,
  ),
  resourceRule(["autoscaling"], "horizontalpodautoscalers horizontalpodautoscalers/status", READ),
  resourceRule(["batch"], "cronjobs cronjobs/status jobs jobs/status", READ),
  resourceRule(["policy"], "poddisruptionbudgets poddisruptionbudgets/status", READ),
  resourceRule(["networking.k8s.io"], "ingresses ingresses/status networkpolicies", READ),
];

const EDIT: readonly JsonObject[] = [
  resourceRule([""], "pods/attach pods/exec pods/portforward pods/proxy secrets services/proxy", READ),
  resourceRule([""], "serviceaccounts", ["impersonate"]),
  resourceRule([""], "pods pods/attach pods/exec pods/portforward pods/proxy", WRITE),
  resourceRule([""], "pods/eviction", ["create"]),
  resourceRule(
    [""],
    "configmaps persistentvolumeclaims replicationcontrollers replicationcontrollers/scale secrets serviceaccounts services services/proxy",
    WRITE,
  ),
  resourceRule([""], "serviceaccounts/token", ["create"]),
  resourceRule(EVENTS, "events", WRITE),
  resourceRule(
    ["apps"],
    "daemonsets deployments deployments/rollback deployments/scale replicasets replicasets/scale statefulsets statefulsets/scale",
    WRITE,
  ),
  resourceRule(["autoscaling"], "horizontalpodautoscalers", WRITE),
  resourceRule(["batch"], "cronjobs jobs", WRITE),
  resourceRule(["policy"], "poddisruptionbudgets", WRITE),
  resourceRule(["networking.k8s.io"], "ingresses networkpolicies", WRITE),
  resourceRule(["coordination.k8s.io"], "leases", ALL_VERBS),
];

const ADMIN: readonly JsonObject[] = [
  resourceRule(["authorization.k8s.io"], "localsubjectaccessreviews", ["create"]),
  resourceRule(["rbac.authorization.k8s.io"], "rolebindings roles", ALL_VERBS),
];

const HEALTH = ["/healthz", "/livez", "/readyz", "/version", "/version/"];
const DISCOVERY = ["/api", "/api/*", "/apis", "/apis/*", "/openapi", "/openapi/*"];

const aggregated = (name: string, labels: Readonly<Record<string, string>> = {}): K8sObject => ({
  ...clusterRole(name, [], { ...DEFAULTS, ...labels }),
  aggregationRule: { clusterRoleSelectors: [{ matchLabels: aggregateTo(name) }] },
});
const part = (name: string, rules: readonly JsonObject[]): K8sObject =>
  clusterRole(`system:aggregate-to-${name}`, rules, { ...DEFAULTS, ...aggregateTo(name) });
const given = (
  name: string,
  rules: readonly JsonObject[],
  groups: readonly string[],
): readonly K8sObject[] => [
  clusterRole(name, rules, DEFAULTS),
  clusterRoleBinding(
    name,
    name,
    groups.map((group) => subject("Group", group)),
    DEFAULTS,
  ),
];

/**
 * The roles that every cluster has for its people, and who has them from the start. The rules of `admin`, `edit` and `view` are
 * left to aggregation. https://kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings
 */
export function defaultRoles(): readonly K8sObject[] {
  return [
    ...given(
      "cluster-admin",
      [resourceRule(["*"], "*", ["*"]), { nonResourceURLs: ["*"], verbs: ["*"] }],
      ["system:masters"],
    ),
    aggregated("admin"),
    aggregated("edit", aggregateTo("admin")),
    aggregated("view", aggregateTo("edit")),
    part("admin", ADMIN),
    part("edit", EDIT),
    part("view", VIEW),
    ...given(
      "system:basic-user",
      [
        resourceRule(["authorization.k8s.io"], "selfsubjectaccessreviews selfsubjectrulesreviews", [
          "create",
        ]),
        resourceRule(["authentication.k8s.io"], "selfsubjectreviews", ["create"]),
      ],
      ["system:authenticated"],
    ),
    ...given(
      "system:discovery",
      [{ nonResourceURLs: [...DISCOVERY, ...HEALTH].sort(), verbs: ["get"] }],
      ["system:authenticated"],
    ),
    ...given(
      "system:public-info-viewer",
      [{ nonResourceURLs: HEALTH, verbs: ["get"] }],
      ["system:authenticated", "system:unauthenticated"],
    ),
  ];
}
