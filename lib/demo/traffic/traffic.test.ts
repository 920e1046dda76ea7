import { describe, expect, it } from "vitest";
import { runQuery } from "@/lib/testing/run-query";
import { bookinfo } from "../world/bookinfo";
import { objectsView } from "../world/objects-view";
import { startTraffic, type Traffic } from "./traffic";

const START = 1_790_000_000_000;
const scenario = bookinfo();
const everything = objectsView(scenario.objects);
const nothingRouted = objectsView(scenario.objects.filter((one) => one.kind !== "VirtualService"));

function started(): { traffic: Traffic; clock: { time: number; now: () => number } } {
  const clock = {
    time: START,
    now(): number {
      return this.time;
    },
  };
  return { clock, traffic: startTraffic(everything, { demand: scenario, seed: 1, clock }) };
}

const requests = (traffic: Traffic, at: number): unknown =>
  runQuery(
    traffic.series,
    'sum(rate(istio_requests_total{reporter="source",destination_workload="reviews-v1"}[1m]))',
    at,
  );

describe("startTraffic", () => {
  it("has rates at once, over any window of the last day", () => {
    const { traffic } = started();
    for (const window of ["1m", "5m", "1h", "24h"])
      expect(
        runQuery(
          traffic.series,
          `round(sum(rate(istio_requests_total{destination_workload="reviews-v1",reporter="destination"}[${window}])), 0.001)`,
          START,
        ),
      ).toMatchObject({ result: [{ value: [START / 1_000, "14.4"] }] });
  });

  it("scrapes nothing that is still to come", () => {
    const { traffic } = started();
    expect(
      runQuery(traffic.series, "max_over_time(istio_requests_total[1h])", START + 7_200_000),
    ).toMatchObject({ result: [] });
  });

  it("changes no earlier value when objects change", () => {
    const { traffic, clock } = started();
    const before = requests(traffic, START);
    clock.time = START + 600_000;
    const justBefore = requests(traffic, clock.time);
    traffic.update(nothingRouted);
    clock.time = START + 1_200_000;
    expect(requests(traffic, START)).toEqual(before);
    expect(requests(traffic, START + 600_000)).toEqual(justBefore);
    expect(requests(traffic, clock.time)).toMatchObject({ result: [{ value: [clock.time / 1_000, "0"] }] });
  });

  it("never lets a counter fall", () => {
    const { traffic, clock } = started();
    for (let edit = 1; edit <= 6; edit += 1) {
      clock.time = START + edit * 60_000;
      traffic.update(edit % 2 === 0 ? everything : nothingRouted);
    }
    expect(runQuery(traffic.series, "sum(resets(istio_requests_total[1h]))", clock.time)).toMatchObject({
      result: [{ value: [clock.time / 1_000, "0"] }],
    });
  });

  it("keeps counting where a flow pauses", () => {
    const { traffic, clock } = started();
    const count = (): number => traffic.series.named("istio_requests_total").length;
    const before = count();
    traffic.update(objectsView([]));
    clock.time += 60_000;
    expect(traffic.flows()).toEqual([]);
    expect(count()).toBe(before);
    traffic.update(everything);
    expect(count()).toBe(before);
  });
});
