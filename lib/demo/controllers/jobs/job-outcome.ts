import type { K8sObject } from "../../world/k8s-object";
import { jsonAt, objectsIn } from "../../world/read-json";

/** How a Job has ended, by its conditions; running while it has not. */
export function jobOutcome(job: K8sObject): "running" | "complete" | "failed" {
  const holds = (type: string): boolean =>
    objectsIn(jsonAt(job, "status", "conditions")).some(
      (condition) => condition["type"] === type && condition["status"] === "True",
    );
  if (holds("Complete")) return "complete";
  return holds("Failed") ? "failed" : "running";
}
