import type { JsonObject } from "@/lib/domain/mesh/cluster-object";

export const PROXY_IMAGE = "docker.io/istio/proxyv2:1.27.3";

const fieldEnv = (name: string, fieldPath: string): JsonObject => ({
  name,
  valueFrom: { fieldRef: { fieldPath } },
});

const ROLE_PORTS = {
  sidecar: [{ containerPort: 15090, name: "http-envoy-prom", protocol: "TCP" }],
  router: [{ containerPort: 15090, name: "http-envoy-prom", protocol: "TCP" }],
  waypoint: [
    { containerPort: 15020, name: "metrics", protocol: "TCP" },
    { containerPort: 15021, name: "status-port", protocol: "TCP" },
    { containerPort: 15090, name: "http-envoy-prom", protocol: "TCP" },
  ],
} as const;

const RESOURCES = {
  limits: { cpu: "2", memory: "1Gi" },
  requests: { cpu: "100m", memory: "128Mi" },
} as const;
const PROXY_SECURITY = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ["ALL"] },
  privileged: false,
  readOnlyRootFilesystem: true,
  runAsGroup: 1337,
  runAsNonRoot: true,
  runAsUser: 1337,
} as const;

/** Istio's proxy as a container; `router` is a gateway's. `ports` come before the proxy's own. */
export function proxyContainer(
  role: keyof typeof ROLE_PORTS,
  {
    ports = [],
    env = [],
  }: { readonly ports?: readonly JsonObject[]; readonly env?: readonly JsonObject[] } = {},
): JsonObject {
  return {
    name: "istio-proxy",
    image: PROXY_IMAGE,
    imagePullPolicy: "IfNotPresent",
    args: [
      "proxy",
      role,
      "--domain",
      "$(POD_NAMESPACE).svc.cluster.local",
      "--log_output_level=default:info",
    ],
    env: [
      { name: "PILOT_CERT_PROVIDER", value: "istiod" },
      { name: "CA_ADDR", value: "istiod.istio-system.svc:15012" },
      fieldEnv("POD_NAME", "metadata.name"),
      fieldEnv("POD_NAMESPACE", "metadata.namespace"),
      fieldEnv("INSTANCE_IP", "status.podIP"),
      ...env,
    ],
    ports: [...ports, ...ROLE_PORTS[role]],
    readinessProbe: {
      httpGet: { path: "/healthz/ready", port: 15021 },
      periodSeconds: 15,
      timeoutSeconds: 3,
      failureThreshold: 4,
    },
    resources: RESOURCES,
    securityContext: PROXY_SECURITY,
  };
}

const IPTABLES = [
  "-p",
  "15001",
  "-z",
  "15006",
  "-u",
  "1337",
  "-m",
  "REDIRECT",
  "-i",
  "*",
  "-x",
  "",
  "-b",
  "*",
];

/** The init container before the proxy: it redirects the pod's traffic, or, where the CNI plugin has done so, checks that. */
export function trafficInit(cni: boolean): JsonObject {
  return {
    name: cni ? "istio-validation" : "istio-init",
    image: PROXY_IMAGE,
    imagePullPolicy: "IfNotPresent",
    args: ["istio-iptables", ...IPTABLES, ...(cni ? ["--run-validation", "--skip-rule-apply"] : [])],
    resources: RESOURCES,
    securityContext: cni
      ? {
          allowPrivilegeEscalation: false,
          capabilities: { drop: ["ALL"] },
          runAsNonRoot: true,
          runAsUser: 1337,
        }
      : {
          allowPrivilegeEscalation: false,
          capabilities: { add: ["NET_ADMIN", "NET_RAW"], drop: ["ALL"] },
          privileged: false,
          readOnlyRootFilesystem: false,
          runAsGroup: 0,
          runAsNonRoot: false,
          runAsUser: 0,
        },
  };
}
