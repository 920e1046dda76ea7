import { describe, expect, it } from "vitest";
import { meshObject } from "@/lib/testing/mesh-object";
import type { JsonObject } from "../cluster-object";
import { KINDS } from "../kinds";
import { readWorkload, WORKLOAD_KINDS } from "./workload";

const template = (labels: JsonObject): JsonObject => ({ metadata: { labels } });

describe("readWorkload", () => {
  it.each<[string, string, JsonObject, Record<string, string>]>([
    ["a Deployment's template", "Deployment", { template: template({ app: "a" }) }, { app: "a" }],
    [
      "a CronJob's template inside its job template",
      "CronJob",
      { jobTemplate: { spec: { template: template({ app: "nightly" }) } } },
      { app: "nightly" },
    ],
    ["labels that are texts only", "StatefulSet", { template: template({ app: "a", odd: 1 }) }, { app: "a" }],
    ["none of a Rollout that refers to a Deployment", "Rollout", { workloadRef: { name: "a" } }, {}],
    ["not the workload's selector", "DaemonSet", { selector: { matchLabels: { app: "a" } } }, {}],
  ])("reads the labels of its pods: %s", (_, kind, spec, expected) => {
    expect(readWorkload(meshObject(kind, "a", { labels: { app: "own" } }, { spec })).podLabels).toEqual(
      expected,
    );
  });

  it("knows only kinds that are watched", () => {
    const keys: readonly string[] = KINDS.map(({ key }) => key);
    expect(WORKLOAD_KINDS.filter((kind) => !keys.includes(kind))).toEqual([]);
  });
});
