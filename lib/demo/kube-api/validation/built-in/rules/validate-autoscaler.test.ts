import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { builtInErrors } from "@/lib/testing/built-in-object";

describe("a HorizontalPodAutoscaler", () => {
  it.each<readonly [string, JsonObject, readonly string[]]>([
    ["no bound", { spec: { maxReplicas: 0 } }, ["spec.maxReplicas Required", "spec.maxReplicas Invalid"]],
    ["fewer than one at least", { spec: { minReplicas: -1 } }, ["spec.minReplicas Invalid"]],
    [
      "nothing to scale",
      { spec: { scaleTargetRef: { kind: "", name: "" } } },
      ["spec.scaleTargetRef.kind Required", "spec.scaleTargetRef.name Required"],
    ],
    [
      "a target in no group",
      { spec: { scaleTargetRef: { apiVersion: "" } } },
      ["spec.scaleTargetRef.apiVersion Invalid"],
    ],
    [
      "a slash in a target",
      { spec: { scaleTargetRef: { name: "a/b" } } },
      ["spec.scaleTargetRef.name Invalid"],
    ],
    [
      "a metric of an unknown type",
      { spec: { metrics: [{ type: "X" }] } },
      ["spec.metrics[0].type NotSupported"],
    ],
    [
      "a metric of no type",
      { spec: { metrics: [{}] } },
      ["spec.metrics[0].type Required", "spec.metrics[0].type NotSupported"],
    ],
    [
      "a metric without its source",
      { spec: { metrics: [{ type: "Resource" }] } },
      ["spec.metrics[0].resource Required"],
    ],
    [
      "a metric without a target",
      {
        spec: { metrics: [{ type: "Resource", resource: { name: "cpu", target: { type: "Utilization" } } }] },
      },
      ["spec.metrics[0].resource.target.averageUtilization Required"],
    ],
    [
      "a target of no share",
      {
        spec: {
          metrics: [
            {
              type: "Resource",
              resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 0 } },
            },
          ],
        },
      },
      ["spec.metrics[0].resource.target.averageUtilization Invalid"],
    ],
    [
      "a target of an unknown type",
      {
        spec: {
          metrics: [
            { type: "Resource", resource: { name: "cpu", target: { type: "X", averageValue: "1" } } },
          ],
        },
      },
      ["spec.metrics[0].resource.target.type Invalid"],
    ],
  ])("with %s", (_, change, expected) => {
    expect(builtInErrors("HorizontalPodAutoscaler", change)).toEqual(expected);
  });
});
