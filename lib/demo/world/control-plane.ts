import type { AddressPool } from "./address-pool";
import type { K8sObject } from "./k8s-object";
import { objectMeta } from "./object-meta";
import { serviceObjects } from "./service";
import { namespaceObject, serviceAccount } from "./simple-objects";
import { workloadObjects } from "./workload";

export const ROOT_NAMESPACE = "istio-system";
export const INGRESS = { namespace: ROOT_NAMESPACE, workload: "istio-ingressgateway" } as const;

const MESH_CONFIG = `defaultConfig:
  discoveryAddress: istiod.istio-system.svc:15012
enablePrometheusMerge: true
outboundTrafficPolicy:
  mode: ALLOW_ANY
rootNamespace: istio-system
trustDomain: cluster.local
`;

const meshConfig: K8sObject = {
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: objectMeta(
    { kind: "ConfigMap", name: "istio", namespace: ROOT_NAMESPACE },
    { labels: { "istio.io/rev": "default", release: "istio" } },
  ),
  data: { mesh: MESH_CONFIG, meshNetworks: "networks: {}\n" },
};

function istiod(addresses: AddressPool): readonly K8sObject[] {
  const labels = { app: "istiod", istio: "pilot", "istio.io/rev": "default" };
  const workload = workloadObjects(
    {
      namespace: ROOT_NAMESPACE,
      name: "istiod",
      labels,
      annotations: {},
      replicas: 1,
      image: "docker.io/istio/pilot:1.27.3",
      ports: [8080, 15010, 15012, 15017],
      serviceAccount: "istiod",
      proxy: "none",
    },
    addresses,
  );
  const ports = [
    { name: "grpc-xds", port: 15010, targetPort: 15010 },
    { name: "https-dns", port: 15012, targetPort: 15012 },
    { name: "https-webhook", port: 443, targetPort: 15017 },
    { name: "http-monitoring", port: 15014, targetPort: 15014 },
  ];
  const selector = { app: "istiod", istio: "pilot" };
  const service = {
    namespace: ROOT_NAMESPACE,
    name: "istiod",
    labels,
    selector,
    ports,
    type: "ClusterIP",
  } as const;
  return [...workload, ...serviceObjects(service, workload, addresses)];
}

function ingressGateway(addresses: AddressPool): readonly K8sObject[] {
  const labels = { app: "istio-ingressgateway", istio: "ingressgateway" };
  const workload = workloadObjects(
    {
      namespace: ROOT_NAMESPACE,
      name: INGRESS.workload,
      labels,
      annotations: {},
      replicas: 1,
      image: "docker.io/istio/proxyv2:1.27.3",
      ports: [8080, 8443, 15021],
      serviceAccount: "istio-ingressgateway-service-account",
      proxy: "gateway",
    },
    addresses,
  );
  const ports = [
    { name: "status-port", port: 15021, targetPort: 15021 },
    { name: "http2", port: 80, targetPort: 8080 },
    { name: "https", port: 443, targetPort: 8443 },
  ];
  const service = {
    namespace: ROOT_NAMESPACE,
    name: INGRESS.workload,
    labels,
    selector: labels,
    ports,
    type: "LoadBalancer",
  } as const;
  return [...workload, ...serviceObjects(service, workload, addresses)];
}

/** istio-system: the mesh configuration, istiod and an ingress gateway. */
export function controlPlane(addresses: AddressPool): readonly K8sObject[] {
  return [
    namespaceObject(ROOT_NAMESPACE, false),
    serviceAccount(ROOT_NAMESPACE, "istiod"),
    serviceAccount(ROOT_NAMESPACE, "istio-ingressgateway-service-account"),
    meshConfig,
    ...istiod(addresses),
    ...ingressGateway(addresses),
  ];
}
