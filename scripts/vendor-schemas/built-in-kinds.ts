/** The resources of Kubernetes itself that the simulated API server serves. */
export const BUILT_IN_KINDS: readonly {
  readonly group: string;
  readonly version: string;
  readonly plurals: readonly string[];
}[] = [
  {
    group: "",
    version: "v1",
    plurals: [
      "namespaces",
      "nodes",
      "pods",
      "services",
      "endpoints",
      "serviceaccounts",
      "configmaps",
      "secrets",
      "events",
    ],
  },
  { group: "apps", version: "v1", plurals: ["deployments", "replicasets", "statefulsets", "daemonsets"] },
  { group: "batch", version: "v1", plurals: ["jobs", "cronjobs"] },
  { group: "autoscaling", version: "v2", plurals: ["horizontalpodautoscalers"] },
  { group: "discovery.k8s.io", version: "v1", plurals: ["endpointslices"] },
  {
    group: "networking.k8s.io",
    version: "v1",
    plurals: ["ingresses", "ingressclasses", "networkpolicies"],
  },
  { group: "policy", version: "v1", plurals: ["poddisruptionbudgets"] },
  {
    group: "rbac.authorization.k8s.io",
    version: "v1",
    plurals: ["roles", "clusterroles", "rolebindings", "clusterrolebindings"],
  },
  { group: "events.k8s.io", version: "v1", plurals: ["events"] },
  { group: "coordination.k8s.io", version: "v1", plurals: ["leases"] },
  {
    group: "admissionregistration.k8s.io",
    version: "v1",
    plurals: ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"],
  },
  { group: "apiextensions.k8s.io", version: "v1", plurals: ["customresourcedefinitions"] },
];
