/** One row per kind Meshlens reads; adding a kind is adding a row (and its trim rule in the Kubernetes adapter). */
export interface Kind {
  /** Unique key: the kind, with its API group where two groups share the name. */
  readonly key: string;
  readonly group: string;
  readonly kind: string;
  readonly plural: string;
  /** Versions Meshlens understands, preferred first; discovery picks the first one the cluster serves. */
  readonly versions: readonly string[];
  readonly namespaced: boolean;
}

const ISTIO_NETWORKING = {
  group: "networking.istio.io",
  versions: ["v1", "v1beta1", "v1alpha3"],
  namespaced: true,
};
const ISTIO_SECURITY = { group: "security.istio.io", versions: ["v1", "v1beta1"], namespaced: true };
const GATEWAY_API = { group: "gateway.networking.k8s.io", versions: ["v1", "v1beta1"], namespaced: true };
/** A kind of one of Kubernetes' own groups, all of which are served at v1; its key is its name. */
const builtIn = <const Name extends string>(
  group: string,
  kind: Name,
  plural: string,
  namespaced = true,
): Kind & { readonly key: Name } => ({ key: kind, group, kind, plural, versions: ["v1"], namespaced });

export const KINDS = [
  builtIn("", "Namespace", "namespaces", false),
  builtIn("", "Pod", "pods"),
  builtIn("", "Service", "services"),
  builtIn("discovery.k8s.io", "EndpointSlice", "endpointslices"),
  builtIn("networking.k8s.io", "Ingress", "ingresses"),
  builtIn("apps", "Deployment", "deployments"),
  builtIn("apps", "ReplicaSet", "replicasets"),
  builtIn("apps", "StatefulSet", "statefulsets"),
  builtIn("apps", "DaemonSet", "daemonsets"),
  builtIn("batch", "Job", "jobs"),
  builtIn("batch", "CronJob", "cronjobs"),
  {
    key: "Rollout",
    group: "argoproj.io",
    kind: "Rollout",
    plural: "rollouts",
    versions: ["v1alpha1"],
    namespaced: true,
  },
  { ...ISTIO_NETWORKING, key: "VirtualService", kind: "VirtualService", plural: "virtualservices" },
  { ...ISTIO_NETWORKING, key: "DestinationRule", kind: "DestinationRule", plural: "destinationrules" },
  { ...ISTIO_NETWORKING, key: "Gateway.networking.istio.io", kind: "Gateway", plural: "gateways" },
  { ...ISTIO_NETWORKING, key: "ServiceEntry", kind: "ServiceEntry", plural: "serviceentries" },
  { ...ISTIO_NETWORKING, key: "WorkloadEntry", kind: "WorkloadEntry", plural: "workloadentries" },
  { ...ISTIO_NETWORKING, key: "Sidecar", kind: "Sidecar", plural: "sidecars" },
  { ...ISTIO_SECURITY, key: "PeerAuthentication", kind: "PeerAuthentication", plural: "peerauthentications" },
  {
    ...ISTIO_SECURITY,
    key: "AuthorizationPolicy",
    kind: "AuthorizationPolicy",
    plural: "authorizationpolicies",
  },
  { ...GATEWAY_API, key: "Gateway.gateway.networking.k8s.io", kind: "Gateway", plural: "gateways" },
  { ...GATEWAY_API, key: "HTTPRoute", kind: "HTTPRoute", plural: "httproutes" },
  { ...GATEWAY_API, key: "GRPCRoute", kind: "GRPCRoute", plural: "grpcroutes" },
] as const satisfies readonly Kind[];

export type KindKey = (typeof KINDS)[number]["key"];
