import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { objectMeta, ownedBy } from "../../world/object-meta";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import { shortHash } from "../../world/short-hash";
import { podReadyAt } from "../pods/pod-readiness";

/** The pods of one EndpointSlice, all of which have an address. */
export interface SliceParts {
  readonly service: K8sObject;
  readonly pods: readonly K8sObject[];
  /** Which of the Service's slices it is. */
  readonly index: number;
  readonly zoneOf: (node: string) => string;
}

function containerPort(pod: K8sObject | undefined, name: Json): number | null {
  const containers = [
    ...objectsIn(jsonAt(pod, "spec", "containers")),
    ...objectsIn(jsonAt(pod, "spec", "initContainers")),
  ];
  const found = containers
    .flatMap((container) => objectsIn(container["ports"]))
    .find((port) => port["name"] === name)?.["containerPort"];
  return typeof found === "number" ? found : null;
}

/** The ports of the pods behind a Service's ports; a named target port is that of the first pod that has it. */
function portsOf(service: K8sObject, pods: readonly K8sObject[]): readonly JsonObject[] {
  return objectsIn(jsonAt(service, "spec", "ports")).flatMap((port) => {
    const target = port["targetPort"] ?? port["port"] ?? 0;
    const number =
      typeof target === "number"
        ? target
        : (pods.map((pod) => containerPort(pod, target)).find((found) => found !== null) ?? null);
    if (number === null) return [];
    return [
      {
        name: textOr(port["name"]),
        port: number,
        protocol: textOr(port["protocol"]) || "TCP",
        ...(port["appProtocol"] === undefined ? {} : { appProtocol: port["appProtocol"] }),
      },
    ];
  });
}

function endpointOf(service: K8sObject, pod: K8sObject, zoneOf: SliceParts["zoneOf"]): JsonObject {
  const ready = podReadyAt(pod) !== null;
  const terminating = pod.metadata["deletionTimestamp"] !== undefined;
  const always = jsonAt(service, "spec", "publishNotReadyAddresses") === true;
  const nodeName = textOr(jsonAt(pod, "spec", "nodeName"));
  const zone = zoneOf(nodeName);
  return {
    addresses: [textOr(jsonAt(pod, "status", "podIP"))],
    conditions: { ready: always || (ready && !terminating), serving: ready, terminating },
    nodeName,
    ...(zone === "" ? {} : { zone }),
    targetRef: {
      kind: "Pod",
      name: pod.metadata.name,
      namespace: pod.metadata.namespace,
      uid: pod.metadata.uid,
    },
  };
}

/** The EndpointSlice of some pods of a Service, as the endpointslice-controller writes it. */
export function endpointSliceOf({ service, pods, index, zoneOf }: SliceParts): K8sObject {
  const { name, namespace = "" } = service.metadata;
  const headless = jsonAt(service, "spec", "clusterIP") === "None";
  const labels = {
    ...service.metadata.labels,
    "endpointslice.kubernetes.io/managed-by": "endpointslice-controller.k8s.io",
    "kubernetes.io/service-name": name,
    ...(headless ? { "service.kubernetes.io/headless": "" } : {}),
  };
  const slice = `${name}-${shortHash(`${namespace}/${name}/${index}`, 5)}`;
  return {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: objectMeta({ kind: "EndpointSlice", name: slice, namespace }, { labels, ...ownedBy(service) }),
    addressType: "IPv4",
    endpoints: pods.map((pod) => endpointOf(service, pod, zoneOf)),
    ports: portsOf(service, pods),
  };
}
