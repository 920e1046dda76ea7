import { expect, test } from "vitest";
import { flowsInOrder, type Flow } from "./flows-in-order";

const flow = (destination: string, verdict: Flow["verdict"], caller = "page.shop"): Flow => ({
  caller,
  service: "reviews.shop",
  destination,
  before: 1,
  now: 1,
  successBefore: 1,
  successNow: 1,
  verdict,
});
const names = (flows: readonly Flow[]): readonly string[] =>
  flowsInOrder(flows).map(({ caller, destination }) => `${caller} ${destination}`);

test("lost callers come first, what is as before comes last", () => {
  const flows = (["same", "new", "moved", "worse", "lost"] as const).map((verdict) => flow(verdict, verdict));
  expect(flowsInOrder(flows).map(({ verdict }) => verdict)).toEqual([
    "lost",
    "worse",
    "moved",
    "new",
    "same",
  ]);
});

test("flows of one verdict keep their place, in whatever order they are answered", () => {
  const flows = [flow("v3", "same"), flow("v1", "same"), flow("v2", "same"), flow("v2", "same", "cron.shop")];
  expect(names(flows)).toEqual(["cron.shop v2", "page.shop v1", "page.shop v2", "page.shop v3"]);
  expect(names(flows.toReversed())).toEqual(names(flows));
});
