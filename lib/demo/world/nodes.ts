import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "./k8s-object";
import { objectMeta } from "./object-meta";

const REGION = "europe-west1";
const ZONES = ["b", "c", "d"];

const NODE_INFO = {
  architecture: "amd64",
  bootID: "",
  containerRuntimeVersion: "containerd://1.7.24",
  kernelVersion: "6.8.0-51-generic",
  kubeProxyVersion: "",
  kubeletVersion: "v1.36.3",
  machineID: "",
  operatingSystem: "linux",
  osImage: "Ubuntu 24.04.1 LTS",
  systemUUID: "",
} as const;

const condition = (type: string, holds: boolean, reason: string) => ({
  type,
  status: holds ? "True" : "False",
  reason,
});

const CAPACITY = {
  cpu: "16",
  memory: "65536000Ki",
  pods: "20000",
  "ephemeral-storage": "102687672Ki",
} as const;

/** What the kubelet of a healthy machine tells of its node. https://kubernetes.io/docs/reference/node/node-status/ */
export const healthyNodeStatus = (name: string, address: string): JsonObject => ({
  capacity: CAPACITY,
  allocatable: CAPACITY,
  addresses: [
    { type: "InternalIP", address },
    { type: "Hostname", address: name },
  ],
  conditions: [
    condition("MemoryPressure", false, "KubeletHasSufficientMemory"),
    condition("DiskPressure", false, "KubeletHasNoDiskPressure"),
    condition("PIDPressure", false, "KubeletHasSufficientPID"),
    condition("Ready", true, "KubeletReady"),
  ],
  nodeInfo: NODE_INFO,
});

function node(zone: string, index: number): K8sObject {
  const name = `demo-node-${index + 1}`;
  return {
    apiVersion: "v1",
    kind: "Node",
    metadata: objectMeta(
      { kind: "Node", name },
      {
        labels: {
          "kubernetes.io/arch": "amd64",
          "kubernetes.io/hostname": name,
          "kubernetes.io/os": "linux",
          "topology.kubernetes.io/region": REGION,
          "topology.kubernetes.io/zone": `${REGION}-${zone}`,
        },
      },
    ),
    spec: { providerID: `simulated://${name}` },
    status: healthyNodeStatus(name, `192.168.49.${index + 2}`),
  };
}

/** The three nodes of the simulated cluster, each in a zone of its own. */
export const NODES: readonly K8sObject[] = ZONES.map(node);
