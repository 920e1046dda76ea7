import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "@/lib/demo/world/k8s-object";

type Labels = Readonly<Record<string, string>>;

interface PodParts {
  readonly namespace?: string;
  /** The Deployment it belongs to. */
  readonly workload: string;
  readonly labels?: Labels;
  readonly annotations?: Labels;
  readonly dataPlane?: "sidecar" | "gateway" | "waypoint" | "ztunnel" | "none";
  readonly ready?: boolean;
  readonly serviceAccount?: string;
  readonly index?: number;
  readonly node?: string;
  readonly ports?: readonly number[];
}

const PROXY_ARGS = {
  sidecar: ["proxy", "sidecar"],
  gateway: ["proxy", "router"],
  waypoint: ["proxy", "waypoint"],
};
let addresses = 0;

function containersOf({ workload, dataPlane = "sidecar", ports = [8080] }: PodParts): readonly JsonObject[] {
  const app = { name: workload, image: "app:1", ports: ports.map((containerPort) => ({ containerPort })) };
  if (dataPlane === "none" || dataPlane === "ztunnel") return [app];
  const proxy = { name: "istio-proxy", image: "docker.io/istio/proxyv2:1.27.3", args: PROXY_ARGS[dataPlane] };
  return dataPlane === "sidecar" ? [app, proxy] : [proxy];
}

/** A running pod of a Deployment; ready, with a sidecar and in the namespace `shop` where nothing else is said. */
export function demoPod(parts: PodParts): K8sObject {
  const { namespace = "shop", workload, labels = { app: workload }, annotations = {}, index = 0 } = parts;
  const redirected = parts.dataPlane === "ztunnel" ? { "ambient.istio.io/redirection": "enabled" } : {};
  addresses += 1;
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: `${workload}-5d8f7-${index}`,
      namespace,
      labels: { ...labels, "pod-template-hash": "5d8f7" },
      annotations: { ...annotations, ...redirected },
      ownerReferences: [
        {
          apiVersion: "apps/v1",
          kind: "ReplicaSet",
          name: `${workload}-5d8f7`,
          uid: workload,
          controller: true,
        },
      ],
    },
    spec: {
      serviceAccountName: parts.serviceAccount ?? workload,
      nodeName: parts.node ?? "node-1",
      containers: containersOf(parts),
    },
    status: {
      phase: "Running",
      podIP: `10.1.${Math.floor(addresses / 250) % 250}.${(addresses % 250) + 1}`,
      conditions: [{ type: "Ready", status: parts.ready === false ? "False" : "True" }],
    },
  };
}

interface ServiceParts {
  readonly namespace?: string;
  readonly name: string;
  readonly labels?: Labels;
  readonly annotations?: Labels;
  readonly selector?: Labels;
  readonly ports?: readonly JsonObject[];
  readonly spec?: JsonObject;
}

/** A Service, in `shop`, of port 8080 named http and the pods labelled `app: <name>` where nothing else is said. */
export function demoService(parts: ServiceParts): K8sObject {
  const { namespace = "shop", name, labels = {}, annotations = {}, selector = { app: name } } = parts;
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name, namespace, labels, annotations },
    spec: {
      type: "ClusterIP",
      clusterIP: "10.96.0.10",
      selector,
      ports: parts.ports ?? [{ name: "http", port: 8080, targetPort: 8080, protocol: "TCP" }],
      ...parts.spec,
    },
  };
}

const GROUPS: Readonly<Record<string, string>> = {
  VirtualService: "networking.istio.io/v1",
  DestinationRule: "networking.istio.io/v1",
  ServiceEntry: "networking.istio.io/v1",
  WorkloadEntry: "networking.istio.io/v1",
  Sidecar: "networking.istio.io/v1",
  PeerAuthentication: "security.istio.io/v1",
  AuthorizationPolicy: "security.istio.io/v1",
  RequestAuthentication: "security.istio.io/v1",
  IstioGateway: "networking.istio.io/v1",
  Gateway: "gateway.networking.k8s.io/v1",
  HTTPRoute: "gateway.networking.k8s.io/v1",
  GRPCRoute: "gateway.networking.k8s.io/v1",
  TLSRoute: "gateway.networking.k8s.io/v1",
  TCPRoute: "gateway.networking.k8s.io/v1",
  ReferenceGrant: "gateway.networking.k8s.io/v1beta1",
  Ingress: "networking.k8s.io/v1",
};

/** An object of a configuration kind, `namespace/name`; `IstioGateway` is the Gateway of networking.istio.io. */
export function demoConfig(kind: string, path: string, spec: JsonObject): K8sObject {
  const [namespace = "shop", name = ""] = path.split("/");
  return {
    apiVersion: GROUPS[kind] ?? "v1",
    kind: kind === "IstioGateway" ? "Gateway" : kind,
    metadata: { namespace, name },
    spec,
  };
}

/** A Namespace. */
export function demoNamespace(name: string, labels: Labels = {}): K8sObject {
  return {
    apiVersion: "v1",
    kind: "Namespace",
    metadata: { name, labels: { "kubernetes.io/metadata.name": name, ...labels } },
  };
}

/** The ConfigMap that holds Istio's MeshConfig, as YAML. */
export function demoMeshConfig(mesh: string): K8sObject {
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { namespace: "istio-system", name: "istio" },
    data: { mesh },
  };
}
