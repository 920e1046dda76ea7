import { fileUnder } from "../graph/file-under";
import { canonicalNames } from "../mesh/canonical-names";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import { hasProxy } from "../mesh/has-proxy";
import { objectAt, objectsAt, textAt } from "../mesh/read-json";
import { isWaypointGateway } from "../mesh/resources/gateway";
import { readPod } from "../mesh/resources/pod";
import { readWorkload, WORKLOAD_KINDS } from "../mesh/resources/workload";
import { workloadOfPod } from "../mesh/workload-of-pod";
import type { DataPlane, MeshWorkload } from "./mesh-workload";

/** The label that the controller of a Gateway API Gateway puts on its pods. https://istio.io/latest/docs/tasks/traffic-management/ingress/gateway-api/ */
const GATEWAY_NAME = "gateway.networking.k8s.io/gateway-name";
const PROXY = "istio-proxy";
/** A ztunnel carries others' traffic from a container named like every proxy's; istioctl too knows it by its label `app`. */
const ZTUNNEL = "ztunnel";

/** The workloads of a cluster by name, and by namespace. */
export interface WorkloadIndex {
  get(namespace: string, workload: string): MeshWorkload | undefined;
  inNamespace(namespace: string): readonly MeshWorkload[];
  readonly all: readonly MeshWorkload[];
}

function dataPlaneOf(pod: ClusterObject, snapshot: ClusterSnapshot): DataPlane {
  const read = readPod(pod);
  const { namespace, labels } = pod.meta;
  if (read.containers.includes(PROXY)) {
    if (read.containers.some((name) => name !== PROXY && name !== "istio-init")) return "sidecar";
    if (labels["app"] === ZTUNNEL) return "none";
    const gateway = snapshot.get("Gateway.gateway.networking.k8s.io", namespace, labels[GATEWAY_NAME] ?? "");
    return gateway && isWaypointGateway(gateway) ? "waypoint" : "gateway";
  }
  const namespaceLabels = snapshot.get("Namespace", "", namespace)?.meta.labels ?? {};
  return hasProxy(read, namespaceLabels) ? "ztunnel" : "none";
}

/** Whether a pod is ready to be called. https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-conditions */
export function isReady(pod: ClusterObject): boolean {
  const conditions = objectsAt(objectAt(pod.data, "status"), "conditions");
  const ready = conditions.find((condition) => textAt(condition, "type") === "Ready");
  return readPod(pod).running && (ready === undefined || textAt(ready, "status") === "True");
}

function namedPorts(spec: JsonObject): Readonly<Record<string, number>> {
  const ports = ["containers", "initContainers"].flatMap((field) =>
    objectsAt(spec, field).flatMap((container) => objectsAt(container, "ports")),
  );
  return Object.fromEntries(
    ports.flatMap((port) => {
      const [name, number] = [textAt(port, "name"), port["containerPort"]];
      return name !== "" && typeof number === "number" ? [[name, number]] : [];
    }),
  );
}

function ofPod(pod: ClusterObject, snapshot: ClusterSnapshot): MeshWorkload {
  const spec = objectAt(pod.data, "spec");
  return {
    namespace: pod.meta.namespace,
    workload: workloadOfPod(pod.meta, snapshot),
    labels: pod.meta.labels,
    version: canonicalNames(pod.meta.labels).version,
    serviceAccount: textAt(spec, "serviceAccountName") || "default",
    dataPlane: dataPlaneOf(pod, snapshot),
    readyPods: isReady(pod) ? 1 : 0,
    namedPorts: namedPorts(spec),
  };
}

/** Where pods may not be read, what the workload's template says; its data plane is then taken for a sidecar. */
function ofTemplate(object: ClusterObject): MeshWorkload {
  const { meta, podLabels } = readWorkload(object);
  const spec = objectAt(object.data, "spec");
  const podSpec = objectAt(objectAt(spec, "template"), "spec");
  const ready = objectAt(object.data, "status")["readyReplicas"] ?? spec["replicas"];
  return {
    namespace: meta.namespace,
    workload: meta.name,
    labels: podLabels,
    version: canonicalNames(podLabels).version,
    serviceAccount: textAt(podSpec, "serviceAccountName") || "default",
    dataPlane: "sidecar",
    readyPods: typeof ready === "number" ? ready : 1,
    namedPorts: namedPorts(podSpec),
  };
}

/** Reads the workloads of a cluster from its pods; where no pods can be read, from Deployments and their like. */
export function workloadIndex(snapshot: ClusterSnapshot): WorkloadIndex {
  const found = new Map<string, MeshWorkload>();
  const add = (one: MeshWorkload): void => {
    const key = `${one.namespace}/${one.workload}`;
    const held = found.get(key);
    found.set(key, held ? { ...held, readyPods: held.readyPods + one.readyPods } : one);
  };
  const pods = snapshot.list("Pod");
  for (const pod of pods) add(ofPod(pod, snapshot));
  if (pods.length === 0)
    for (const kind of WORKLOAD_KINDS) for (const object of snapshot.list(kind)) add(ofTemplate(object));
  const all = [...found.values()];
  const byNamespace = fileUnder(all, ({ namespace }) => [namespace]);
  return {
    get: (namespace, workload) => found.get(`${namespace}/${workload}`),
    inNamespace: (namespace) => byNamespace.get(namespace) ?? [],
    all,
  };
}
