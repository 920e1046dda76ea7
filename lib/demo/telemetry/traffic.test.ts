import { describe, expect, it } from "vitest";
import { demoEnd, demoFlow } from "@/lib/testing/demo-flow";
import { demoPod } from "@/lib/testing/demo-objects";
import { runQuery } from "@/lib/testing/run-query";
import type { MeshFlow } from "../traffic/model/mesh-flow";
import { demandOf } from "../world/demand";
import type { Incident } from "../world/incident";
import type { K8sObject } from "../world/k8s-object";
import { type ObjectsView, objectsView } from "../world/objects-view";
import { isObject, objectsIn } from "../world/read-json";
import { DAILY_PACE, type Pace, STEADY_PACE } from "./pace";
import { startTraffic, type Traffic } from "./traffic";

const START = Date.parse("2026-09-21T14:13:20Z");
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEB = demoPod({ workload: "web" });
const CART = demoPod({ workload: "cart" });
const EVERYTHING = objectsView([WEB, CART]);
const FLOWS = [demoFlow(), demoFlow({ code: "503", perSecond: 2 })];

interface Started {
  readonly traffic: Traffic;
  readonly clock: { time: number; now: () => number };
}

/** Requests flow while both pods run; failures are part of every day's behaviour and twice as many in an incident. */
function started(
  { incidents = [], pace = STEADY_PACE }: { incidents?: readonly Incident[]; pace?: Pace } = {},
  flows: readonly MeshFlow[] = FLOWS,
): Started {
  const clock = {
    time: START,
    now(): number {
      return this.time;
    },
  };
  const solve = (
    view: ObjectsView,
    { behaviours }: { behaviours: readonly unknown[] },
  ): readonly MeshFlow[] =>
    view.list("", "Pod").length < 2
      ? []
      : flows.map((flow) =>
          flow.code === "503" ? { ...flow, perSecond: flow.perSecond * (1 + behaviours.length) } : flow,
        );
  return {
    clock,
    traffic: startTraffic(EVERYTHING, { demand: demandOf([]), incidents, solve, pace, clock }),
  };
}
/** The one number that a query answers; null where it answers nothing. */
function ask(traffic: Traffic, expression: string, at: number): number | null {
  const answer = runQuery(traffic.series, expression, at);
  const [first] = isObject(answer) ? objectsIn(answer["result"]) : [];
  const value = first?.["value"];
  return Array.isArray(value) ? Number(value[1]) : null;
}
const CLIENT = 'istio_requests_total{reporter="source",response_code="200"}';
const rateAt = (traffic: Traffic, at: number, window = "1m"): number | null =>
  ask(traffic, `sum(rate(${CLIENT}[${window}]))`, at);
const newLife = (pod: K8sObject, uid: string): K8sObject => ({ ...pod, metadata: { ...pod.metadata, uid } });

describe("startTraffic", () => {
  it("has rates at once, over any window of the last day", () => {
    const { traffic } = started();
    for (const window of ["1m", "5m", "1h", "24h"]) expect(rateAt(traffic, START, window)).toBeCloseTo(10, 3);
  });

  it("scrapes nothing that is still to come", () => {
    const { traffic } = started();
    expect(ask(traffic, "max_over_time(istio_requests_total[1h])", START + 2 * HOUR)).toBeNull();
  });

  it("changes no earlier value when objects change", () => {
    const { traffic, clock } = started({ pace: DAILY_PACE });
    const before = rateAt(traffic, START);
    clock.time = START + 10 * MINUTE;
    const justBefore = rateAt(traffic, clock.time);
    traffic.update(objectsView([WEB]));
    clock.time = START + 20 * MINUTE;
    expect(rateAt(traffic, START)).toBe(before);
    expect(rateAt(traffic, START + 10 * MINUTE)).toBe(justBefore);
    expect(rateAt(traffic, clock.time)).toBe(0);
  });

  it("never lets a counter fall while its pod lives", () => {
    const { traffic, clock } = started({ pace: DAILY_PACE });
    for (let edit = 1; edit <= 6; edit += 1) {
      clock.time = START + edit * MINUTE;
      traffic.update(edit % 2 === 0 ? EVERYTHING : objectsView([WEB]));
    }
    expect(ask(traffic, `sum(resets(${CLIENT}[1h]))`, clock.time)).toBe(0);
  });

  it("lets the counters of a pod that is another begin at 0, and rates go on", () => {
    const { traffic, clock } = started();
    clock.time = START + 10 * MINUTE;
    traffic.update(objectsView([newLife(WEB, "another"), CART]));
    clock.time = START + 15 * MINUTE;
    expect(ask(traffic, `sum(resets(${CLIENT}[10m]))`, clock.time)).toBe(1);
    expect(ask(traffic, `sum(${CLIENT})`, clock.time)).toBeLessThan(10 * 300 + 1);
    expect(rateAt(traffic, clock.time)).toBeCloseTo(10, 3);
    expect(ask(traffic, 'sum(resets(istio_requests_total{reporter="destination"}[10m]))', clock.time)).toBe(
      0,
    );
  });

  it("has no samples of a pod that is gone, and those it had", () => {
    const { traffic, clock } = started();
    clock.time = START + 10 * MINUTE;
    traffic.update(objectsView([CART]));
    clock.time = START + 20 * MINUTE;
    expect(ask(traffic, `sum(${CLIENT})`, clock.time)).toBeNull();
    expect(ask(traffic, `sum(${CLIENT})`, START + 10 * MINUTE)).toBeGreaterThan(0);
    expect([...traffic.streams()].every(({ target }) => target["pod"] === "cart-5d8f7-0")).toBe(true);
  });

  it("keeps counting where a flow pauses", () => {
    const { traffic, clock } = started();
    const before = ask(traffic, `sum(${CLIENT})`, START);
    clock.time = START + MINUTE;
    traffic.update(EVERYTHING);
    expect(ask(traffic, `sum(${CLIENT})`, clock.time)).toBeCloseTo((before ?? NaN) + 600, -1);
  });

  it("shows an incident of the past, and nothing of it now", () => {
    const incident = (startHoursAgo: number, endHoursAgo: number): Incident => ({
      startHoursAgo,
      endHoursAgo,
      behaviours: [{ namespace: "shop", workload: "cart", medianMs: 10, failures: [] }],
    });
    const { traffic } = started({ incidents: [incident(5, 4)] });
    const failing = (hoursAgo: number): number | null =>
      ask(
        traffic,
        'sum(rate(istio_requests_total{reporter="source",response_code="503"}[5m]))',
        START - hoursAgo * HOUR,
      );
    expect([6, 4.5, 3, 0].map((hoursAgo) => failing(hoursAgo)?.toFixed(3))).toEqual([
      "2.000",
      "4.000",
      "2.000",
      "2.000",
    ]);
    expect(traffic.flows().map(({ perSecond }) => perSecond)).toEqual([10, 2]);
  });

  it("solves the demand of every day once, however many incidents interrupt it", () => {
    const incidents = [9, 7, 5].map((startHoursAgo) => ({
      startHoursAgo,
      endHoursAgo: startHoursAgo - 1,
      behaviours: [],
    }));
    let solved = 0;
    const solve = (): readonly MeshFlow[] => {
      solved += 1;
      return FLOWS;
    };
    const clock = { now: () => START };
    startTraffic(EVERYTHING, { demand: demandOf([]), incidents, solve, pace: STEADY_PACE, clock });
    expect(solved).toBe(1 + incidents.length);
  });

  it("gives flows the rates of now, which are those of the counters", () => {
    const { traffic, clock } = started({ pace: DAILY_PACE });
    for (const hours of [0, 6, 12, 18]) {
      clock.time = START + hours * HOUR;
      const now = traffic.flows()[0]?.perSecond ?? NaN;
      expect(now).toBeCloseTo(10 * DAILY_PACE.factorAt(clock.time), 9);
      expect((rateAt(traffic, clock.time) ?? NaN) / now).toBeCloseTo(1, 2);
    }
  });

  it("sums up to a flow's rate over its pods", () => {
    const source = demoEnd("web", { replicas: 2 });
    const pods = [0, 1].map((index) => demoPod({ workload: "web", index }));
    const { traffic } = started({}, [demoFlow({ source })]);
    traffic.update(objectsView([...pods, CART]));
    expect(traffic.flows()[0]?.perSecond).toBe(10);
    const rates = [...traffic.streams()]
      .filter(({ storedLabels }) => storedLabels["reporter"] === "source")
      .map((stream) => (stream.valueAt(0, START + MINUTE) - stream.valueAt(0, START)) / 60);
    expect(rates).toHaveLength(2);
    expect(rates.reduce((sum, rate) => sum + rate, 0)).toBeCloseTo(10, 4);
  });
});
