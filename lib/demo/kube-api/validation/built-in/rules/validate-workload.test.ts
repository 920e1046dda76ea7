import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { builtInErrors } from "@/lib/testing/built-in-object";

describe("a Deployment", () => {
  it.each<readonly [string, JsonObject, readonly string[]]>([
    [
      "no selector",
      { spec: { selector: null } },
      ["spec.selector Required", "spec.template.metadata.labels Invalid"],
    ],
    ["an unknown strategy", { spec: { strategy: { type: "X" } } }, ["spec.strategy NotSupported"]],
    [
      "a step that is no percentage",
      { spec: { strategy: { rollingUpdate: { maxSurge: "x" } } } },
      ["spec.strategy.rollingUpdate.maxSurge Invalid"],
    ],
    [
      "a step of less than nothing",
      { spec: { strategy: { rollingUpdate: { maxUnavailable: -1 } } } },
      ["spec.strategy.rollingUpdate.maxUnavailable Invalid"],
    ],
    [
      "more than all unavailable",
      { spec: { strategy: { rollingUpdate: { maxUnavailable: "200%" } } } },
      ["spec.strategy.rollingUpdate.maxUnavailable Invalid"],
    ],
    [
      "a deadline before pods can be ready",
      { spec: { progressDeadlineSeconds: 5, minReadySeconds: 5 } },
      ["spec.progressDeadlineSeconds Invalid"],
    ],
    [
      "pods that end",
      { spec: { template: { spec: { restartPolicy: "Never" } } } },
      ["spec.template.spec.restartPolicy NotSupported"],
    ],
    [
      "negative counts",
      { spec: { minReadySeconds: -1, revisionHistoryLimit: -1 } },
      ["spec.minReadySeconds Invalid", "spec.revisionHistoryLimit Invalid"],
    ],
    [
      "a template with a bad label",
      { spec: { template: { metadata: { labels: { "c d": "e" } } } } },
      ["spec.template.labels Invalid"],
    ],
  ])("with %s", (_, change, expected) => {
    expect(builtInErrors("Deployment", change)).toEqual(expected);
  });
});
