import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { K8sObject } from "../../world/k8s-object";
import { objectsIn } from "../../world/read-json";
import { readPath } from "../../json/read-path";

function isSidecar(pod: K8sObject, name: Json | undefined): boolean {
  return objectsIn(readPath(pod, "spec.initContainers")).some(
    (container) => container["name"] === name && container["restartPolicy"] === "Always",
  );
}

/** The statuses kubectl counts: containers, and init containers that stay (native sidecars). */
function countedStatuses(pod: K8sObject): readonly JsonObject[] {
  const init = objectsIn(readPath(pod, "status.initContainerStatuses"));
  return [
    ...objectsIn(readPath(pod, "status.containerStatuses")),
    ...init.filter((status) => isSidecar(pod, status["name"])),
  ];
}

/** READY: ready containers of all that should run, native sidecars included. */
export function podReady(pod: K8sObject): string {
  const containers = objectsIn(readPath(pod, "spec.containers")).length;
  const sidecars = objectsIn(readPath(pod, "spec.initContainers")).filter(
    (container) => container["restartPolicy"] === "Always",
  ).length;
  const ready = countedStatuses(pod).filter((status) => status["ready"] === true).length;
  return `${ready}/${containers + sidecars}`;
}

/** RESTARTS: the sum over the counted containers. */
export function podRestarts(pod: K8sObject): number {
  return countedStatuses(pod).reduce((sum, status) => {
    const restarts = status["restartCount"];
    return sum + (typeof restarts === "number" ? restarts : 0);
  }, 0);
}

/** STATUS: the reason a container waits for, else the pod's reason or phase; Terminating once it is being deleted. */
export function podStatus(pod: K8sObject): Json {
  if (pod.metadata["deletionTimestamp"] !== undefined) return "Terminating";
  const waiting = countedStatuses(pod)
    .map((status) => readPath(status, "state.waiting.reason"))
    .find((reason) => reason !== undefined);
  return waiting ?? readPath(pod, "status.reason") ?? readPath(pod, "status.phase") ?? "Unknown";
}
