import { afterEach, beforeEach, expect, it } from "vitest";
import { startWorld, type World } from "./start-world";
import { trafficLogs } from "./traffic-logs";
import { bookinfo } from "./world/scenarios/bookinfo/bookinfo";

const NOW = Date.parse("2026-01-02T12:00:00Z");
const MINUTE = 60_000;
let world: World;

beforeEach(() => {
  world = startWorld({
    scenarios: [bookinfo()],
    faults: [],
    clock: { now: () => NOW },
    onProblem: (problem) => expect.unreachable(problem),
    timers: { after: () => () => undefined },
  });
});
afterEach(() => world.close());

it.each(["reviews", "istio-proxy"])(
  "has the last lines that %s wrote in a window, the oldest first",
  (container) => {
    const pod = world.store
      .all()
      .find(({ kind, metadata }) => kind === "Pod" && metadata.labels?.["app"] === "reviews")?.metadata;
    const window = { sinceMs: NOW - MINUTE, untilMs: NOW };
    const query = { namespace: "bookinfo", pod: pod?.name ?? "", container, ...window };
    const all = trafficLogs(world.traffic).lines({ ...query, limit: 1_000 });
    const last = trafficLogs(world.traffic).lines({ ...query, limit: 5 });
    expect(all.length).toBeGreaterThan(5);
    expect(last).toEqual(all.slice(-5));
    const times = all.map(({ atMs }) => atMs);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(window.sinceMs);
    expect(Math.max(...times)).toBeLessThan(window.untilMs);
  },
);

it("has nothing of a pod that is not there", () => {
  const query = { namespace: "bookinfo", pod: "none", container: "app", sinceMs: 0, untilMs: NOW, limit: 5 };
  expect(trafficLogs(world.traffic).lines(query)).toEqual([]);
});
