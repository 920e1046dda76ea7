import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { MEASURE_SOURCES } from "../promql/measure-query";
import { RECORDED_METRICS, recordingRule } from "./recording-rules";

const FILE = path.resolve(import.meta.dirname, "../../../../docs/prometheus/meshlens-recording-rules.yaml");
const prometheusRule = z.object({
  spec: z.object({
    groups: z.array(z.object({ rules: z.array(z.object({ record: z.string(), expr: z.string() })) })),
  }),
});
const rules = prometheusRule
  .parse(parse(readFileSync(FILE, "utf8")))
  .spec.groups.flatMap((group) => group.rules);

describe("the shipped recording rules", () => {
  it("record exactly the metrics Meshlens looks for, under the names it looks for", () => {
    expect(rules.map((rule) => rule.record).sort()).toEqual(RECORDED_METRICS.map(recordingRule).sort());
  });

  it.each(RECORDED_METRICS)("record the rate of %s and then sum, never the other way round", (metric) => {
    const rule = rules.find(({ record }) => record === recordingRule(metric));
    expect(rule?.expr).toMatch(new RegExp(`^sum without \\([a-z_,]+\\) \\(rate\\(${metric}\\[1m\\]\\)\\)$`));
  });

  it("drop the pods but no label that Meshlens groups by", () => {
    const grouped = new Set(["le", ...Object.values(MEASURE_SOURCES).flatMap(({ labels }) => labels)]);
    for (const { expr } of rules) {
      const dropped = /without \(([^)]*)\)/.exec(expr)?.[1]?.split(",") ?? [];
      expect(dropped).toContain("pod");
      expect(dropped.filter((label) => grouped.has(label))).toEqual([]);
    }
  });
});
