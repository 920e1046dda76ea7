import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectsIn } from "../../../../world/read-json";
import { changeAt } from "../change-at";
import { fill } from "./fill";

const CPU = {
  type: "Resource",
  resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 80 } },
};
const doubling = { type: "Percent", value: 100, periodSeconds: 15 };
const UP = {
  stabilizationWindowSeconds: 0,
  selectPolicy: "Max",
  policies: [{ type: "Pods", value: 4, periodSeconds: 15 }, doubling],
};
const DOWN = { selectPolicy: "Max", policies: [doubling] };

/** The spec of a HorizontalPodAutoscaler: https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#default-behavior */
export function defaultAutoscaler(spec: JsonObject): JsonObject {
  const filled = fill({ minReplicas: 1 })(spec);
  const measured = objectsIn(spec["metrics"]).length === 0 ? { ...filled, metrics: [CPU] } : filled;
  return changeAt(measured, "behavior", (behavior) => {
    const both = fill({ scaleUp: {}, scaleDown: {} })(behavior);
    return changeAt(changeAt(both, "scaleUp", fill(UP)), "scaleDown", fill(DOWN));
  });
}
