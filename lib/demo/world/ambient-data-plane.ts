import type { K8sObject } from "./k8s-object";
import { ROOT_NAMESPACE } from "./root-namespace";
import { serviceAccount } from "./simple-objects";
import { daemonSet } from "./workload";

const TOLERATIONS = [{ operator: "Exists" }];

/**
 * What the ambient profile installs on every node: ztunnel, and istio-cni, which sends the traffic of pods to it.
 * https://istio.io/latest/docs/ambient/architecture/data-plane/
 */
export function ambientDataPlane(): readonly K8sObject[] {
  const shared = { namespace: ROOT_NAMESPACE } as const;
  const scraped = { "prometheus.io/scrape": "true" };
  const podLabels = { "istio.io/dataplane-mode": "none", "sidecar.istio.io/inject": "false" };
  return [
    serviceAccount(ROOT_NAMESPACE, "ztunnel"),
    serviceAccount(ROOT_NAMESPACE, "istio-cni"),
    daemonSet({
      ...shared,
      name: "ztunnel",
      podLabels,
      annotations: { ...scraped, "prometheus.io/port": "15020" },
      serviceAccount: "ztunnel",
      podSpec: { tolerations: TOLERATIONS, priorityClassName: "system-node-critical" },
      containers: [
        {
          name: "istio-proxy",
          image: "docker.io/istio/ztunnel:1.27.3",
          args: ["proxy", "ztunnel"],
          ports: [{ containerPort: 15020, name: "ztunnel-stats", protocol: "TCP" }],
          resources: { requests: { cpu: "200m", memory: "512Mi" } },
        },
      ],
    }),
    daemonSet({
      ...shared,
      name: "istio-cni-node",
      labels: { "k8s-app": "istio-cni-node" },
      podLabels,
      annotations: { ...scraped, "prometheus.io/port": "15014" },
      serviceAccount: "istio-cni",
      podSpec: { tolerations: TOLERATIONS, priorityClassName: "system-node-critical" },
      containers: [
        {
          name: "install-cni",
          image: "docker.io/istio/install-cni:1.27.3",
          args: ["--log_output_level=info"],
          resources: { requests: { cpu: "100m", memory: "100Mi" } },
        },
      ],
    }),
  ];
}
