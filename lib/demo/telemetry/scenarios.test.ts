import { describe, expect, it } from "vitest";
import { settledObjects } from "@/lib/testing/settled-objects";
import { SCENARIO_NAMES } from "../scenario-names";
import type { MeshFlow } from "../traffic/model/mesh-flow";
import { solveFlows } from "../traffic/solve-flows";
import { demandOf } from "../world/demand";
import { objectsView } from "../world/objects-view";
import { scenarioNamed } from "../world/scenario-named";
import { podLog } from "./access-log/pod-log";
import { STEADY_PACE } from "./pace";
import { startTraffic, type Traffic } from "./traffic";

const START = Date.parse("2026-01-20T12:00:00Z");
const MINUTE = 60_000;
/** Long enough that what has begun and is not counted yet is little. */
const HOUR = 60 * MINUTE;

function trafficOf(name: string): Traffic {
  const scenario = scenarioNamed(name);
  if (!scenario) return expect.unreachable(`no scenario ${name}`);
  return startTraffic(objectsView(settledObjects(scenario.objects, START)), {
    demand: demandOf([scenario]),
    incidents: scenario.incidents ?? [],
    solve: (view, demand) => solveFlows(view, demand, 1),
    pace: STEADY_PACE,
    clock: { now: () => START },
  });
}

/** By how much a metric of a reporter has grown over all pods, in the last minute if nothing else is said. */
const growth = (traffic: Traffic, name: string, reporter: string, span = MINUTE): number =>
  [...traffic.streams()]
    .filter(({ storedLabels }) => storedLabels["reporter"] === reporter)
    .flatMap((stream) => stream.counters.map((counter, column) => ({ stream, counter, column })))
    .filter(({ counter }) => counter.name === name)
    .reduce(
      (sum, { stream, column }) => sum + stream.valueAt(column, START) - stream.valueAt(column, START - span),
      0,
    );

/** What the flows say that proxies of a reporter report in the last hour. */
function told(flows: readonly MeshFlow[], reporter: string): number {
  const perSecond = flows.reduce((sum, flow) => {
    const reports = flow.reports.filter((one) => one.reporter === reporter && one.protocol !== "tcp");
    return sum + reports.length * flow.perSecond;
  }, 0);
  return perSecond * (HOUR / 1_000);
}

describe.each([...SCENARIO_NAMES, "large(2,9)"])("the telemetry of %s", (name) => {
  const traffic = trafficOf(name);

  it.each(["source", "destination", "waypoint"])("counts all that is reported by %s", (reporter) => {
    const counted = growth(traffic, "istio_requests_total", reporter, HOUR);
    const reported = told(traffic.flows(), reporter);
    expect(Math.abs(counted - reported)).toBeLessThanOrEqual(0.002 * reported);
  });

  it("counts as many durations as requests", () => {
    for (const reporter of ["source", "destination", "waypoint"])
      expect(growth(traffic, "istio_request_duration_milliseconds_count", reporter)).toBeCloseTo(
        growth(traffic, "istio_requests_total", reporter),
        4,
      );
  });

  it("has a line in the logs for each request that proxies have counted, to within one a flow and end", () => {
    // A ztunnel writes of connections, in a container of the same name.
    const pods = traffic
      .world()
      .groups.filter(({ end }) => end.app !== "ztunnel" && /^(?:sidecar|gateway)$/.test(end.dataPlane))
      .flatMap(({ end }) => end.pods.map((pod) => ({ namespace: end.namespace, pod: pod.name })));
    let lines = 0;
    for (const pod of pods)
      lines += podLog(traffic, {
        ...pod,
        container: "istio-proxy",
        sinceMs: START - MINUTE,
        untilMs: START,
        limitLines: 20_000,
      }).filter(({ text }) => !text.includes('"- - -"')).length;
    const counted =
      growth(traffic, "istio_requests_total", "source") +
      growth(traffic, "istio_requests_total", "destination");
    const slack = traffic
      .flows()
      .reduce((sum, { reports }) => sum + 2 * reports.flatMap(({ by }) => by.pods).length, 0);
    expect(Math.abs(lines - counted)).toBeLessThanOrEqual(slack);
    expect(lines).toBeGreaterThan(0);
  });
});
