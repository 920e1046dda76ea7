import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { AddressPool } from "./address-pool";
import type { K8sObject } from "./k8s-object";
import { objectMeta, ownedBy } from "./object-meta";

export interface ServiceSpec {
  readonly namespace: string;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly selector: Readonly<Record<string, string>>;
  /** The name's prefix tells Istio the protocol (http, grpc, mongo). */
  readonly ports: readonly { readonly name: string; readonly port: number; readonly targetPort: number }[];
  readonly type: "ClusterIP" | "LoadBalancer";
}

const selects = (selector: Readonly<Record<string, string>>, pod: K8sObject): boolean =>
  Object.entries(selector).every(([name, value]) => pod.metadata.labels?.[name] === value);

function endpoint(pod: K8sObject): JsonObject {
  const status = pod["status"];
  const address =
    status !== null && typeof status === "object" && "podIP" in status ? status.podIP : undefined;
  return {
    addresses: typeof address === "string" ? [address] : [],
    conditions: { ready: true, serving: true, terminating: false },
    nodeName: "demo-node-1",
    targetRef: {
      kind: "Pod",
      name: pod.metadata.name,
      namespace: pod.metadata.namespace,
      uid: pod.metadata.uid,
    },
  };
}

function endpointSlice(spec: ServiceSpec, service: K8sObject, pods: readonly K8sObject[]): K8sObject {
  return {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: objectMeta(
      { kind: "EndpointSlice", name: `${spec.name}-slice`, namespace: spec.namespace },
      { labels: { ...spec.labels, "kubernetes.io/service-name": spec.name }, ...ownedBy(service) },
    ),
    addressType: "IPv4",
    endpoints: pods.map(endpoint),
    ports: spec.ports.map(({ name, targetPort }) => ({ name, port: targetPort, protocol: "TCP" })),
  };
}

/** A Service and the EndpointSlice of the pods (of `candidates`) that it selects. */
export function serviceObjects(
  spec: ServiceSpec,
  candidates: readonly K8sObject[],
  addresses: AddressPool,
): readonly K8sObject[] {
  const clusterIP = addresses.next();
  const service: K8sObject = {
    apiVersion: "v1",
    kind: "Service",
    metadata: objectMeta(
      { kind: "Service", name: spec.name, namespace: spec.namespace },
      { labels: spec.labels },
    ),
    spec: {
      type: spec.type,
      clusterIP,
      clusterIPs: [clusterIP],
      selector: spec.selector,
      ports: spec.ports.map((port) => ({ ...port, protocol: "TCP" })),
    },
    status: { loadBalancer: {} },
  };
  const pods = candidates.filter(
    (pod) => pod.kind === "Pod" && pod.metadata.namespace === spec.namespace && selects(spec.selector, pod),
  );
  return [service, endpointSlice(spec, service, pods)];
}
