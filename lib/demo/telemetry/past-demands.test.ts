import { describe, expect, it } from "vitest";
import { type Demand, demandOf } from "../world/demand";
import type { Incident } from "../world/incident";
import { pastDemands } from "./past-demands";

const HOUR = 3_600_000;
const START = 100 * HOUR;
const HISTORY = { since: START - 26 * HOUR, start: START };
const EVERY_DAY: Demand = demandOf([]);
const incident = (startHoursAgo: number, endHoursAgo: number, workload: string): Incident => ({
  startHoursAgo,
  endHoursAgo,
  behaviours: [{ namespace: "shop", workload, medianMs: 900, failures: [] }],
});
const seen = (...incidents: readonly Incident[]): unknown =>
  pastDemands(EVERY_DAY, incidents, HISTORY).map(({ since, demand }) => [
    (START - since) / HOUR,
    ...demand.behaviours.map(({ workload }) => workload),
  ]);

describe("pastDemands", () => {
  it.each<[string, readonly Incident[], unknown]>([
    ["nothing happened", [], [[26]]],
    ["one", [incident(5, 3, "a")], [[26], [5, "a"], [3]]],
    [
      "two that overlap",
      [incident(5, 3, "a"), incident(4, 2, "b")],
      [[26], [5, "a"], [4, "a", "b"], [3, "b"], [2]],
    ],
    ["one older than the history", [incident(40, 20, "a")], [[26, "a"], [20]]],
    ["one that lasts until the start", [incident(1, 0, "a")], [[26], [1, "a"], [0]]],
    ["one that would last beyond the start", [incident(1, -3, "a")], [[26], [1, "a"], [0]]],
    ["one that ends before it starts", [incident(1, 2, "a")], [[26]]],
    ["one that is no time", [incident(NaN, 1, "a")], [[26]]],
  ])("turns incidents into epochs: %s", (_what, incidents, epochs) => {
    expect(seen(...incidents)).toEqual(epochs);
  });
});
