import { expect, test } from "vitest";
import type { Change } from "@/components/mesh/model/change-value";
import { withoutPlan } from "./plan-changes";

const weight: Change = { path: "spec.http[0].route[0].weight", kind: "changed", before: 90, after: 50 };
const others: Change = {
  path: "metadata.annotations",
  kind: "added",
  after: { team: "a", "meshlens.io/shift": "{}" },
};

test.each<Change>([
  { path: 'metadata.annotations["meshlens.io/shift"]', kind: "changed", before: "{}", after: "{}" },
  { path: "metadata.annotations", kind: "added", after: { "meshlens.io/shift": "{}" } },
  { path: "metadata.annotations", kind: "removed", before: { "meshlens.io/shift": "{}" } },
])("a plan at $path is left out, $kind", (plan) => {
  expect(withoutPlan([plan, weight])).toEqual([weight]);
});

test("other annotations are told", () => {
  expect(withoutPlan([others, weight])).toEqual([others, weight]);
});
