import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { pod } from "./manifests";
import { PATHS, type ReplayStep, TYPES } from "./replay-step";

const NS = "namespaces/<<ns>>";
const template = { metadata: { labels: { app: "kind" } }, spec: pod("kind").spec };
const selector = { matchLabels: { app: "kind" } };

/** A collection, and the rest of an object in it. */
const KINDS: readonly (readonly [path: string, kind: string, rest: JsonObject])[] = [
  [PATHS.statefulSets, "StatefulSet", { spec: { serviceName: "kind", selector, template } }],
  [`/apis/apps/v1/${NS}/daemonsets`, "DaemonSet", { spec: { selector, template } }],
  [`/apis/apps/v1/${NS}/replicasets`, "ReplicaSet", { spec: { selector, template } }],
  [
    PATHS.ingresses,
    "Ingress",
    { spec: { defaultBackend: { service: { name: "web", port: { number: 80 } } } } },
  ],
  [PATHS.roles, "Role", { rules: [{ apiGroups: [""], resources: ["pods"], verbs: ["get"] }] }],
  [PATHS.secrets, "Secret", { data: { a: "Yg==" } }],
  [PATHS.serviceAccounts, "ServiceAccount", {}],
  [
    `/apis/autoscaling/v2/${NS}/horizontalpodautoscalers`,
    "HorizontalPodAutoscaler",
    { spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web" } } },
  ],
  [
    `/apis/policy/v1/${NS}/poddisruptionbudgets`,
    "PodDisruptionBudget",
    { spec: { maxUnavailable: 1, selector } },
  ],
  [`/apis/networking.k8s.io/v1/${NS}/networkpolicies`, "NetworkPolicy", { spec: { podSelector: {} } }],
  [
    PATHS.destinationRules,
    "DestinationRule",
    { spec: { host: "web", subsets: [{ name: "v1", labels: { version: "v1" } }] } },
  ],
  [PATHS.peerAuthentications, "PeerAuthentication", { spec: { mtls: { mode: "STRICT" } } }],
  [PATHS.authorizationPolicies, "AuthorizationPolicy", { spec: { action: "DENY", rules: [{}] } }],
  [
    `/apis/networking.istio.io/v1/${NS}/serviceentries`,
    "ServiceEntry",
    {
      spec: {
        hosts: ["example.com"],
        ports: [{ number: 443, name: "tls", protocol: "TLS" }],
        resolution: "DNS",
      },
    },
  ],
  [
    `/apis/gateway.networking.k8s.io/v1/${NS}/gateways`,
    "Gateway",
    { spec: { gatewayClassName: "istio", listeners: [{ name: "http", port: 80, protocol: "HTTP" }] } },
  ],
  [
    `/apis/gateway.networking.k8s.io/v1/${NS}/grpcroutes`,
    "GRPCRoute",
    { spec: { parentRefs: [{ name: "gateway" }], rules: [{ backendRefs: [{ name: "web", port: 80 }] }] } },
  ],
];

function stepsOf([path, kind, rest]: (typeof KINDS)[number]): readonly ReplayStep[] {
  const [, , group = "", version = ""] = path.split("/");
  const apiVersion = path.startsWith("/api/") ? "v1" : `${group}/${version}`;
  const body = { apiVersion, kind, metadata: { name: "kind" }, ...rest };
  const labels = { metadata: { labels: { a: "b" } } };
  return [
    { name: `kinds: create a ${kind}`, method: "POST", path, body },
    {
      name: `kinds: label a ${kind}`,
      method: "PATCH",
      path: `${path}/kind`,
      type: TYPES.merge,
      body: labels,
    },
    {
      name: `kinds: apply a ${kind}`,
      method: "PATCH",
      path: `${path}/kind?fieldManager=applier`,
      type: TYPES.apply,
      body,
    },
    { name: `kinds: delete a ${kind}`, method: "DELETE", path: `${path}/kind` },
  ];
}

/** One life of an object of each of many kinds. */
export const KIND_STEPS: readonly ReplayStep[] = KINDS.flatMap(stepsOf);
