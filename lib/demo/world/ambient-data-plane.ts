import type { K8sObject } from "./k8s-object";
import { ROOT_NAMESPACE } from "./root-namespace";
import { serviceAccount } from "./simple-objects";
import { daemonSet } from "./workload";

const SHARED = {
  namespace: ROOT_NAMESPACE,
  podLabels: { "istio.io/dataplane-mode": "none", "sidecar.istio.io/inject": "false" },
  podSpec: { tolerations: [{ operator: "Exists" }], priorityClassName: "system-node-critical" },
} as const;

const ztunnel = (): K8sObject =>
  daemonSet({
    ...SHARED,
    name: "ztunnel",
    annotations: { "prometheus.io/scrape": "true", "prometheus.io/port": "15020" },
    serviceAccount: "ztunnel",
    containers: [
      {
        name: "istio-proxy",
        image: "docker.io/istio/ztunnel:1.27.3",
        args: ["proxy", "ztunnel"],
        ports: [{ containerPort: 15020, name: "ztunnel-stats", protocol: "TCP" }],
        resources: { requests: { cpu: "200m", memory: "512Mi" } },
      },
    ],
  });

const cniNode = (): K8sObject =>
  daemonSet({
    ...SHARED,
    name: "istio-cni-node",
    labels: { "k8s-app": "istio-cni-node" },
    annotations: { "prometheus.io/scrape": "true", "prometheus.io/port": "15014" },
    serviceAccount: "istio-cni",
    containers: [
      {
        name: "install-cni",
        image: "docker.io/istio/install-cni:1.27.3",
        args: ["--log_output_level=info"],
        resources: { requests: { cpu: "100m", memory: "100Mi" } },
      },
    ],
  });

/**
 * What the ambient profile installs on every node: ztunnel, and istio-cni, which sends the traffic of pods to it.
 * https://istio.io/latest/docs/ambient/architecture/data-plane/
 */
export const ambientDataPlane = (): readonly K8sObject[] => [
  serviceAccount(ROOT_NAMESPACE, "ztunnel"),
  serviceAccount(ROOT_NAMESPACE, "istio-cni"),
  ztunnel(),
  cniNode(),
];
