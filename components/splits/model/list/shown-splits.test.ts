import { expect, test } from "vitest";
import { sampleDestination, sampleShift, sampleSplit } from "@/lib/testing/sample-split";
import { countDiffering, filterSplits, sortSplits } from "./shown-splits";

const WINDOW = { at: 1_800_000_000, windowSeconds: 60 };
const a = sampleSplit({ host: "a.shop", verdict: "differs", condition: "headers end-user" });
const b = sampleSplit({
  host: "b.shop",
  verdict: "cannotTell",
  shift: sampleShift(),
  destinations: [sampleDestination({ subset: "green", requestsPerSecond: 0 })],
});
const c = sampleSplit({
  host: "c.shop",
  destinations: [sampleDestination({ requestsPerSecond: 7 }), sampleDestination({ requestsPerSecond: 2 })],
});
const ALL = { text: "", verdict: "all", shifting: false } as const;

test.each([
  [{}, [a, b, c]],
  [{ text: "END-user a.shop" }, [a]],
  [{ text: "green" }, [b]],
  [{ text: "green headers" }, []],
  [{ verdict: "differs" as const }, [a]],
  [{ shifting: true }, [b]],
])("the filter %j leaves what fits all of it", (part, left) => {
  expect(filterSplits({ ...WINDOW, splits: [a, b, c] }, { ...ALL, ...part })).toEqual(left);
});

test("shares that still settle after a step are not among those that differ", () => {
  const steppedAt = new Date((WINDOW.at - 10) * 1000).toISOString();
  const settling = sampleSplit({ verdict: "differs", shift: sampleShift({ steppedAt }) });
  const answer = { ...WINDOW, splits: [a, settling] };
  expect(countDiffering(answer)).toBe(1);
  expect(filterSplits(answer, { ...ALL, verdict: "differs" })).toEqual([a]);
  expect(filterSplits(answer, ALL)).toEqual([a, settling]);
});

test.each([
  ["service", false, [a, b, c]],
  ["service", true, [c, b, a]],
  ["rate", true, [c, a, b]],
  ["verdict", false, [a, b, c]],
] as const)("sorted by %s, descending %s", (sort, desc, order) => {
  expect(sortSplits([b, c, a], sort, desc)).toEqual(order);
});

test("splits of one host are in the order of their routes", () => {
  const first = sampleSplit({ route: "spec.http[0]" });
  const second = sampleSplit({ route: "spec.http[1]" });
  expect(sortSplits([second, first], "verdict", true)).toEqual([first, second]);
});
