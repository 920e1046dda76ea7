import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "./k8s-object";
import { objectMeta, ownedBy } from "./object-meta";
import { podContainers, runningStatus } from "./pod-containers";
import type { WorkloadSpec } from "./workload-spec";

const CONDITIONS = ["PodReadyToStartContainers", "Initialized", "Ready", "ContainersReady", "PodScheduled"];

/** The labels of a workload's pods; the injector adds the canonical names and how the pod speaks TLS. */
export function podLabels(spec: WorkloadSpec): Readonly<Record<string, string>> {
  if (spec.proxy === "none") return spec.labels;
  return {
    ...spec.labels,
    "security.istio.io/tlsMode": "istio",
    "service.istio.io/canonical-name": spec.labels["app"] ?? spec.name,
    "service.istio.io/canonical-revision": spec.labels["version"] ?? "latest",
  };
}

/** spec of a pod, also the template of its Deployment. */
export function podSpec(spec: WorkloadSpec): JsonObject {
  const { containers, initContainers } = podContainers(spec);
  return {
    serviceAccountName: spec.serviceAccount,
    ...(initContainers.length > 0 ? { initContainers } : {}),
    containers,
  };
}

function podStatus(spec: WorkloadSpec, address: string): JsonObject {
  const { containers, initContainers } = podContainers(spec);
  return {
    phase: "Running",
    hostIP: "192.168.49.2",
    podIP: address,
    podIPs: [{ ip: address }],
    qosClass: "BestEffort",
    conditions: CONDITIONS.map((type) => ({ type, status: "True" })),
    containerStatuses: containers.map(runningStatus),
    ...(initContainers.length > 0 ? { initContainerStatuses: initContainers.map(runningStatus) } : {}),
  };
}

/** A running, ready pod of a workload. */
export function podObject(
  spec: WorkloadSpec,
  identity: {
    readonly name: string;
    readonly address: string;
    readonly hash: string;
    readonly owner: K8sObject;
  },
): K8sObject {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: objectMeta(
      { kind: "Pod", name: identity.name, namespace: spec.namespace },
      {
        labels: { ...podLabels(spec), "pod-template-hash": identity.hash },
        annotations: {
          ...spec.annotations,
          ...(spec.proxy === "none"
            ? {}
            : {
                "prometheus.io/scrape": "true",
                "prometheus.io/port": "15020",
                "prometheus.io/path": "/stats/prometheus",
              }),
        },
        ...ownedBy(identity.owner),
      },
    ),
    spec: { ...podSpec(spec), nodeName: "demo-node-1" },
    status: podStatus(spec, identity.address),
  };
}
