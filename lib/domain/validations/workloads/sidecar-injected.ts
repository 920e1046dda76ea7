import { readPod } from "@/lib/domain/mesh/resources/pod";
import type { Check } from "../check";
import { asksForAmbient, asksForSidecar } from "../data-plane-of";
import { foundAt } from "../found-at";
import { namespaceLabels } from "../workloads-of";
import { judgedWorkload, JUDGED_WORKLOADS } from "./judged-workload";

/**
 * Running pods without a sidecar that Istio would give one to today: they are older than the label, or the webhook did not
 * answer. Pods on the host's network get none. https://istio.io/latest/docs/reference/config/analysis/ist0103/
 */
export const sidecarInjected: Check = {
  codes: ["IST0103"],
  kinds: JUDGED_WORKLOADS,
  run(object, mesh) {
    const workload = judgedWorkload(object, mesh);
    if (workload === null || !mesh.knows("Namespace")) return [];
    const inNamespace = namespaceLabels(mesh, object.meta.namespace);
    const without = workload.pods.map(readPod).filter((pod) => {
      const { labels, annotations } = pod.meta;
      if (pod.hostNetwork || pod.containers.length === 0 || pod.containers.includes("istio-proxy"))
        return false;
      return asksForSidecar(labels, annotations, inNamespace) && !asksForAmbient(labels, inNamespace);
    });
    if (without.length === 0) return [];
    const of = object.kind === "Pod" ? "The pod" : `${without.length} of ${workload.pods.length} pods`;
    return [
      foundAt(
        "warning",
        [],
        `${of} should have a sidecar and ${without.length === 1 ? "has" : "have"} none.`,
        "Without one they are not in the mesh: no mutual TLS, no routes, no policies. A restart gives them one.",
        {
          related: without.slice(0, 20).map(({ meta }) => ({
            kind: "Pod",
            namespace: meta.namespace,
            name: meta.name,
          })),
        },
      ),
    ];
  },
};
