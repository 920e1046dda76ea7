import { injectorWebhook } from "./injector-webhook";
import type { K8sObject } from "./k8s-object";
import { NODES } from "./nodes";
import { objectMeta } from "./object-meta";
import { proxyContainer } from "./proxy-container";
import { ROOT_NAMESPACE } from "./root-namespace";
import { service } from "./service";
import { namespaceObject, serviceAccount } from "./simple-objects";
import { deployment } from "./workload";

export const INGRESS = { namespace: ROOT_NAMESPACE, workload: "istio-ingressgateway" } as const;
/** The extension provider that AuthorizationPolicies with the action CUSTOM may ask. */
export const EXTERNAL_AUTHORIZER = "access-check";

const MESH_CONFIG = `accessLogFile: /dev/stdout
defaultConfig:
  discoveryAddress: istiod.istio-system.svc:15012
enablePrometheusMerge: true
extensionProviders:
- name: ${EXTERNAL_AUTHORIZER}
  envoyExtAuthzHttp:
    service: access-check.bank.svc.cluster.local
    port: 8000
    includeRequestHeadersInCheck: ["x-ext-authz"]
outboundTrafficPolicy:
  mode: ALLOW_ANY
rootNamespace: istio-system
trustDomain: cluster.local
`;
const ISTIO = { "istio.io/rev": "default", release: "istio" };

const configMap = (name: string, data: Readonly<Record<string, string>>): K8sObject => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: objectMeta({ kind: "ConfigMap", name, namespace: ROOT_NAMESPACE }, { labels: ISTIO }),
  data,
});

function istiod(): readonly K8sObject[] {
  const selector = { app: "istiod", istio: "pilot" };
  const labels = { ...selector, "istio.io/rev": "default" };
  return [
    serviceAccount(ROOT_NAMESPACE, "istiod"),
    deployment({
      namespace: ROOT_NAMESPACE,
      name: "istiod",
      labels,
      podLabels: { "sidecar.istio.io/inject": "false" },
      image: "docker.io/istio/pilot:1.27.3",
      ports: [8080, 15010, 15012, 15017, 15014],
      probe: "/ready",
      serviceAccount: "istiod",
    }),
    service({
      namespace: ROOT_NAMESPACE,
      name: "istiod",
      labels,
      selector,
      ports: [
        { name: "grpc-xds", port: 15010 },
        { name: "https-dns", port: 15012 },
        { name: "https-webhook", port: 443, targetPort: 15017 },
        { name: "http-monitoring", port: 15014 },
      ],
    }),
  ];
}

/** A gateway as istioctl installs one: its proxy is the pod, and no injection is needed for it. */
function gateway(name: string, role: string, type: "ClusterIP" | "LoadBalancer"): readonly K8sObject[] {
  const labels = { app: name, istio: role };
  const account = `${name}-service-account`;
  const ports = [8080, 8443, 15021].map((containerPort) => ({ containerPort, protocol: "TCP" }));
  return [
    serviceAccount(ROOT_NAMESPACE, account),
    deployment({
      namespace: ROOT_NAMESPACE,
      name,
      labels,
      podLabels: {
        "security.istio.io/tlsMode": "istio",
        "service.istio.io/canonical-name": name,
        "service.istio.io/canonical-revision": "latest",
        "sidecar.istio.io/inject": "false",
      },
      annotations: {
        "prometheus.io/path": "/stats/prometheus",
        "prometheus.io/port": "15020",
        "prometheus.io/scrape": "true",
      },
      containers: [proxyContainer("router", { ports })],
      serviceAccount: account,
    }),
    service({
      namespace: ROOT_NAMESPACE,
      name,
      selector: labels,
      ports: [
        { name: "status-port", port: 15021 },
        { name: "http2", port: 80, targetPort: 8080 },
        { name: "https", port: 443, targetPort: 8443 },
      ],
      type,
    }),
  ];
}

/** The egress gateway, for scenarios that send traffic out through one. */
export const egressGateway = (): readonly K8sObject[] =>
  gateway("istio-egressgateway", "egressgateway", "ClusterIP");

/** The cluster's nodes, and istio-system: the mesh configuration, istiod with its webhooks, and an ingress gateway. */
export function controlPlane(): readonly K8sObject[] {
  return [
    ...NODES,
    namespaceObject(ROOT_NAMESPACE, false),
    configMap("istio", { mesh: MESH_CONFIG, meshNetworks: "networks: {}\n" }),
    configMap("istio-sidecar-injector", {
      config: "policy: enabled\n",
      values: JSON.stringify({ pilot: { cni: { enabled: false } } }),
    }),
    injectorWebhook({
      name: "istio-sidecar-injector",
      revision: "default",
      selected: "default",
      isDefault: true,
    }),
    ...istiod(),
    ...gateway(INGRESS.workload, "ingressgateway", "LoadBalancer"),
  ];
}
