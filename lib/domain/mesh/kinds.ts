/**
 * One row per kind Meshlens reads; adding a kind is adding a row and, where it is no configuration, its trim rule in the
 * Kubernetes adapter.
 */
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
const ISTIO_EXTENSIONS = { group: "extensions.istio.io", versions: ["v1alpha1"], namespaced: true };
const ISTIO_SECURITY = { group: "security.istio.io", versions: ["v1", "v1beta1"], namespaced: true };
const GATEWAY_API = { group: "gateway.networking.k8s.io", versions: ["v1", "v1beta1"], namespaced: true };
const GATEWAY_API_L4 = { ...GATEWAY_API, versions: ["v1", "v1alpha3", "v1alpha2"] };
const GATEWAY_API_EXPERIMENTAL = {
  group: "gateway.networking.x-k8s.io",
  versions: ["v1alpha1"],
  namespaced: true,
};
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
  builtIn("", "ServiceAccount", "serviceaccounts"),
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
  {
    key: "Canary",
    group: "flagger.app",
    kind: "Canary",
    plural: "canaries",
    versions: ["v1beta1"],
    namespaced: true,
  },
  { ...ISTIO_NETWORKING, key: "VirtualService", kind: "VirtualService", plural: "virtualservices" },
  { ...ISTIO_NETWORKING, key: "DestinationRule", kind: "DestinationRule", plural: "destinationrules" },
  { ...ISTIO_NETWORKING, key: "Gateway.networking.istio.io", kind: "Gateway", plural: "gateways" },
  { ...ISTIO_NETWORKING, key: "ServiceEntry", kind: "ServiceEntry", plural: "serviceentries" },
  { ...ISTIO_NETWORKING, key: "WorkloadEntry", kind: "WorkloadEntry", plural: "workloadentries" },
  { ...ISTIO_NETWORKING, key: "WorkloadGroup", kind: "WorkloadGroup", plural: "workloadgroups" },
  { ...ISTIO_NETWORKING, key: "Sidecar", kind: "Sidecar", plural: "sidecars" },
  {
    ...ISTIO_NETWORKING,
    versions: ["v1alpha3"],
    key: "EnvoyFilter",
    kind: "EnvoyFilter",
    plural: "envoyfilters",
  },
  {
    ...ISTIO_NETWORKING,
    versions: ["v1beta1"],
    key: "ProxyConfig",
    kind: "ProxyConfig",
    plural: "proxyconfigs",
  },
  { ...ISTIO_SECURITY, key: "PeerAuthentication", kind: "PeerAuthentication", plural: "peerauthentications" },
  {
    ...ISTIO_SECURITY,
    key: "AuthorizationPolicy",
    kind: "AuthorizationPolicy",
    plural: "authorizationpolicies",
  },
  {
    ...ISTIO_SECURITY,
    key: "RequestAuthentication",
    kind: "RequestAuthentication",
    plural: "requestauthentications",
  },
  {
    group: "telemetry.istio.io",
    versions: ["v1", "v1alpha1"],
    namespaced: true,
    key: "Telemetry",
    kind: "Telemetry",
    plural: "telemetries",
  },
  { ...ISTIO_EXTENSIONS, key: "WasmPlugin", kind: "WasmPlugin", plural: "wasmplugins" },
  { ...ISTIO_EXTENSIONS, key: "TrafficExtension", kind: "TrafficExtension", plural: "trafficextensions" },
  { ...GATEWAY_API, namespaced: false, key: "GatewayClass", kind: "GatewayClass", plural: "gatewayclasses" },
  { ...GATEWAY_API, key: "Gateway.gateway.networking.k8s.io", kind: "Gateway", plural: "gateways" },
  { ...GATEWAY_API, key: "HTTPRoute", kind: "HTTPRoute", plural: "httproutes" },
  { ...GATEWAY_API, key: "GRPCRoute", kind: "GRPCRoute", plural: "grpcroutes" },
  { ...GATEWAY_API_L4, key: "TCPRoute", kind: "TCPRoute", plural: "tcproutes" },
  { ...GATEWAY_API_L4, key: "TLSRoute", kind: "TLSRoute", plural: "tlsroutes" },
  { ...GATEWAY_API_L4, key: "UDPRoute", kind: "UDPRoute", plural: "udproutes" },
  { ...GATEWAY_API, key: "ReferenceGrant", kind: "ReferenceGrant", plural: "referencegrants" },
  {
    ...GATEWAY_API,
    versions: ["v1", "v1alpha3"],
    key: "BackendTLSPolicy",
    kind: "BackendTLSPolicy",
    plural: "backendtlspolicies",
  },
  { ...GATEWAY_API, versions: ["v1"], key: "ListenerSet", kind: "ListenerSet", plural: "listenersets" },
  {
    ...GATEWAY_API_EXPERIMENTAL,
    key: "XBackendTrafficPolicy",
    kind: "XBackendTrafficPolicy",
    plural: "xbackendtrafficpolicies",
  },
  { ...GATEWAY_API_EXPERIMENTAL, namespaced: false, key: "XMesh", kind: "XMesh", plural: "xmeshes" },
  { ...GATEWAY_API_EXPERIMENTAL, key: "XBackend", kind: "XBackend", plural: "xbackends" },
  {
    group: "inference.networking.k8s.io",
    versions: ["v1"],
    namespaced: true,
    key: "InferencePool",
    kind: "InferencePool",
    plural: "inferencepools",
  },
] as const satisfies readonly Kind[];

export type KindKey = (typeof KINDS)[number]["key"];
