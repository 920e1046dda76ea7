import { expect, it } from "vitest";
import type { ExplainResponse } from "@/lib/contracts/routes/explain";
import { decidingStep } from "./deciding-step";
import { stepGroups } from "./step-groups";

type Step = ExplainResponse["steps"][number];

const step = (stage: Step["stage"], verdict: Step["verdict"] = "takes", because = ""): Step => ({
  object: null,
  path: "",
  stage,
  verdict,
  because,
});
const steps = (...stages: readonly Step["stage"][]): readonly Step[] => stages.map((stage) => step(stage));

it.each([
  [2, [1, 1, 1]],
  [3, [3, 1]],
  [7, [7, 1]],
])("%i steps passed by in a row are shown as %j", (count, sizes) => {
  const skipped = Array.from({ length: count }, () => step("route", "skips"));
  const [group] = stepGroups([...skipped, step("route")], 1);
  expect(group?.items.map((item) => ("skipped" in item ? item.skipped.length : 1))).toEqual(sizes);
});

it("those passed by before and after the one that takes it are folded where they are many together", () => {
  const skips = step("listener", "skips");
  const [group] = stepGroups([skips, step("listener"), skips, skips], 1);
  expect(group?.items.map((item) => ("skipped" in item ? item.skipped.length : "shown"))).toEqual([
    1,
    "shown",
    2,
  ]);
});

it("steps of one stage that follow each other are one group", () => {
  const groups = stepGroups(steps("scope", "route", "route", "endpoints"), 1);
  expect(groups.map(({ stage, items, branch }) => [stage, items.length, branch])).toEqual([
    ["scope", 1, null],
    ["route", 2, null],
    ["endpoints", 1, null],
  ]);
});

it.each<[readonly Step["stage"][], readonly (number | null)[]]>([
  [
    ["destination", "route", "destination", "endpoints", "tls", "policy", "destination", "endpoints", "tls"],
    [null, null, 0, 0, 0, 0, 1, 1, 1],
  ],
  [
    ["route", "endpoints", "tls", "endpoints", "tls"],
    [null, 0, 0, 1, 1],
  ],
  [
    ["route", "destination", "endpoints", "tls"],
    [null, null, null, null],
  ],
])("the ways of two destinations are told apart where the steps do: %j", (stages, branches) => {
  expect(stepGroups(steps(...stages), 2).map(({ branch }) => branch)).toEqual(branches);
});

it.each<[ExplainResponse["outcome"], string | undefined]>([
  ["route", undefined],
  ["refused", "refused here"],
  ["redirect", "last"],
])("outcome %s rests on %s", (outcome, because) => {
  const all = [
    step("policy", "refuses", "refused here"),
    step("route", "takes", "last"),
    step("route", "skips"),
  ];
  expect(decidingStep({ outcome, steps: all })?.because).toBe(because);
});
