import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import type { Controller, Write } from "../controller";
import { isActivePod } from "../pods/pod-readiness";

const MODE = "istio.io/dataplane-mode";
const REDIRECTION = "ambient.istio.io/redirection";

/** Whether ztunnel should carry a pod's traffic: the pod's own label goes before its namespace's. */
function isAmbient(pod: K8sObject, namespaceMode: string): boolean {
  const mode = pod.metadata.labels?.[MODE] ?? namespaceMode;
  const containers = [
    ...objectsIn(jsonAt(pod, "spec", "containers")),
    ...objectsIn(jsonAt(pod, "spec", "initContainers")),
  ];
  return (
    mode === "ambient" &&
    jsonAt(pod, "spec", "hostNetwork") !== true &&
    !containers.some(({ name }) => name === "istio-proxy")
  );
}

function redirected(pod: K8sObject, ambient: boolean): K8sObject {
  const rest = Object.fromEntries(
    Object.entries(pod.metadata.annotations ?? {}).filter(([key]) => key !== REDIRECTION),
  );
  return {
    ...pod,
    metadata: { ...pod.metadata, annotations: ambient ? { ...rest, [REDIRECTION]: "enabled" } : rest },
  };
}

/**
 * Takes running pods into the ambient mesh, and out of it, at once when a label changes, as the istio-cni node agent does; no
 * pod is restarted for it. https://istio.io/latest/docs/ambient/usage/add-workloads/
 */
export const ambientRedirection: Controller = {
  name: "istio-cni",
  reconcile: (view) => {
    const modes = new Map(
      view.list("", "Namespace").map(({ metadata }) => [metadata.name, metadata.labels?.[MODE] ?? ""]),
    );
    const writes = view.list("", "Pod").flatMap((pod): readonly Write[] => {
      if (!isActivePod(pod) || textOr(jsonAt(pod, "status", "podIP")) === "") return [];
      const ambient = isAmbient(pod, modes.get(pod.metadata.namespace ?? "") ?? "");
      const is = pod.metadata.annotations?.[REDIRECTION] === "enabled";
      return ambient === is ? [] : [{ op: "update", object: redirected(pod, ambient) }];
    });
    return { writes, wakeAt: null };
  },
};
