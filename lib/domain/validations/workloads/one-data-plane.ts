import { readPod } from "@/lib/domain/mesh/resources/pod";
import type { Check, FoundHere } from "../check";
import type { FieldPath } from "../finding";
import { foundAt } from "../found-at";
import { type MeshWorkload, namespaceLabels } from "../workloads-of";
import { judgedWorkload, JUDGED_WORKLOADS } from "./judged-workload";
import { labelPath, templateLabels } from "./template-labels";

const INJECT = "sidecar.istio.io/inject";
const MODE = "istio.io/dataplane-mode";

interface Facts {
  readonly asksForSidecar: boolean;
  readonly asksForAmbient: boolean;
  readonly ambientNamespace: boolean;
  readonly hasSidecar: boolean;
  readonly isRedirected: boolean;
  readonly modePath: FieldPath;
  readonly injectPath: FieldPath;
}

/**
 * A workload that is asked, or found, to be in sidecar mode and in ambient mode at once. A sidecar wins: ztunnel leaves its pod
 * alone. https://istio.io/latest/docs/ambient/usage/add-workloads/#pod-selection-logic-for-ambient-and-sidecar-modes
 */
export const oneDataPlane: Check = {
  codes: ["KIA1311", "KIA1314", "KIA1315", "KIA1316"],
  kinds: JUDGED_WORKLOADS,
  run(object, mesh) {
    const workload = judgedWorkload(object, mesh);
    if (workload === null || workload.dataPlane === "gateway" || !mesh.knows("Pod")) return [];
    return contradictions(factsOf(workload, namespaceLabels(mesh, workload.ref.namespace)));
  },
};

function factsOf(workload: MeshWorkload, inNamespace: Readonly<Record<string, string>>): Facts {
  const labels = templateLabels(workload);
  const { kind } = workload.ref;
  return {
    asksForSidecar: labels[INJECT] === "true",
    asksForAmbient: labels[MODE] === "ambient",
    ambientNamespace: labels[MODE] === undefined && inNamespace[MODE] === "ambient",
    hasSidecar: workload.pods.some((pod) => readPod(pod).containers.includes("istio-proxy")),
    isRedirected: workload.pods.some(
      ({ meta }) => meta.annotations["ambient.istio.io/redirection"] === "enabled",
    ),
    modePath: labelPath(kind, MODE),
    injectPath: labelPath(kind, INJECT),
  };
}

function contradictions(facts: Facts): readonly FoundHere[] {
  const { asksForSidecar, asksForAmbient, ambientNamespace, hasSidecar, isRedirected } = facts;
  const both = asksForSidecar && asksForAmbient;
  return [
    ...found(both, "KIA1311", "error", facts.modePath, {
      message: "The workload asks for a sidecar and for ambient mode.",
      why: "Its new pods get a sidecar, and ztunnel leaves them alone. Remove one of the labels.",
    }),
    ...found(asksForSidecar && isRedirected, "KIA1314", "error", facts.injectPath, {
      message: "The workload asks for a sidecar, and pods of it are in ambient mode.",
      why: "They were made before the label; ztunnel serves them until they are restarted.",
    }),
    ...found(asksForAmbient && hasSidecar, "KIA1315", "error", facts.modePath, {
      message: "The workload asks for ambient mode, and pods of it have a sidecar.",
      why: "ztunnel leaves pods with a sidecar alone, until they are restarted without one.",
    }),
    ...found(ambientNamespace && hasSidecar, "KIA1316", "warning", [], {
      message: "The workload has a sidecar in a namespace in ambient mode.",
      why: "ztunnel leaves it alone, and its calls pass waypoints by: their policies do not hold for it.",
    }),
  ];
}

function found(
  holds: boolean,
  code: string,
  severity: FoundHere["severity"],
  path: FieldPath,
  text: Pick<FoundHere, "message" | "why">,
): readonly FoundHere[] {
  return holds ? [foundAt(severity, path, text.message, text.why, { code })] : [];
}
