import { describe, expect, it } from "vitest";
import { settledObjects } from "@/lib/testing/settled-objects";
import { flowsOf } from "@/lib/testing/solved-flows";
import { worldOf } from "@/lib/testing/world-of";
import { findKind } from "../../kube-api/kinds/find-kind";
import { decodeObject } from "../../kube-api/validation/decode-object";
import { validateObject } from "../../kube-api/validation/validate-object";
import { SCENARIO_NAMES } from "../../scenario-names";
import type { MeshFlow } from "../../traffic/model/mesh-flow";
import { viewOfStore } from "../../kube-api/store/view-of-store";
import { demandOf } from "../demand";
import type { Intent } from "../intent";
import type { K8sObject } from "../k8s-object";
import { ROOT_NAMESPACE } from "../root-namespace";
import { jsonAt, objectsIn } from "../read-json";
import type { Scenario } from "../scenario";
import { scenarioNamed } from "../scenario-named";

const SCENARIOS = SCENARIO_NAMES.flatMap((name) => scenarioNamed(name) ?? []);
const named = SCENARIOS.map((scenario) => [scenario.name, scenario] as const);
const keyOf = ({ apiVersion, kind, metadata }: K8sObject): string =>
  `${apiVersion} ${kind} ${metadata.namespace ?? ""}/${metadata.name}`;

/** What the API server would refuse an object for; "" where it takes it. */
function refusalOf(object: K8sObject): string {
  const kind = findKind(object.apiVersion, object.kind);
  if (kind === undefined) return "no such kind";
  const version = object.apiVersion.split("/").at(-1) ?? "";
  const decoded = decodeObject(kind, version, object, { fieldValidation: "Strict" });
  if (!("object" in decoded)) return JSON.stringify(decoded);
  return JSON.stringify(validateObject(kind, version, decoded.object, undefined).errors).replace("[]", "");
}

function sums<T>(
  things: readonly T[],
  nameOf: (thing: T) => string,
  valueOf: (thing: T) => number,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const thing of things) found.set(nameOf(thing), (found.get(nameOf(thing)) ?? 0) + valueOf(thing));
  return found;
}
const wayOf = ({ from, host }: Intent): string => `${from.namespace}/${from.workload}>${host}`;
const totals = (flows: readonly MeshFlow[]): ReadonlyMap<string, number> =>
  sums(
    flows.filter(({ role, perSecond }) => role === "request" && perSecond > 0),
    ({ source, destination }) => `${source.namespace}/${source.workload}>${destination?.workload ?? ""}`,
    ({ perSecond }) => perSecond,
  );

describe.each(named)("the scenario %s", (_name, scenario: Scenario) => {
  const world = worldOf(scenario);
  const flows = world.traffic.flows();
  const view = viewOfStore(world.store);
  world.close();

  it("declares only objects that the API server admits", () => {
    expect(
      scenario.objects.map((one) => [keyOf(one), refusalOf(one)]).filter(([, why]) => why !== ""),
    ).toEqual([]);
  });

  it("declares no object twice but those all share", () => {
    const own = scenario.objects.filter(({ metadata }) => metadata.namespace !== ROOT_NAMESPACE).map(keyOf);
    expect(own.filter((key, index) => own.indexOf(key) !== index)).toEqual([]);
  });

  it("has every pod run but those of jobs, which come and go", () => {
    const waiting = view
      .list("", "Pod")
      .filter((pod) => jsonAt(pod, "status", "phase") !== "Running")
      .filter((pod) => objectsIn(pod.metadata["ownerReferences"])[0]?.["kind"] !== "Job");
    expect(waiting.map(keyOf)).toEqual([]);
  });

  it("has every caller send, jobs while they run", () => {
    const jobs = view
      .list("batch", "CronJob")
      .map(({ metadata }) => `${metadata.namespace ?? ""}/${metadata.name}`);
    const sending = new Set([
      ...jobs,
      ...flows.map(({ source }) => `${source.namespace}/${source.workload}`),
    ]);
    const silent = scenario.intents
      .map(({ from }) => `${from.namespace}/${from.workload}`)
      .filter((caller) => !sending.has(caller));
    expect(silent).toEqual([]);
  });

  it("loses no request: what callers send ends somewhere, and no more than that", () => {
    const solved = flowsOf(settledObjects(scenario.objects), demandOf([scenario]));
    const jobs = new Set(view.list("batch", "CronJob").map(({ metadata }) => metadata.name));
    const caused = new Set(scenario.intents.filter(({ rate }) => "perRequest" in rate).map(wayOf));
    const sent = sums(
      solved.filter(({ role }) => role === "request"),
      ({ source, call }) => `${source.namespace}/${source.workload}>${call.host}`,
      ({ perSecond }) => perSecond,
    );
    const wanted = sums(scenario.intents, wayOf, ({ rate }) => ("perSecond" in rate ? rate.perSecond : 0));
    const steady = [...wanted].filter(
      ([way]) => !caused.has(way) && !jobs.has(way.slice(way.indexOf("/") + 1, way.indexOf(">"))),
    );
    expect(steady.length).toBeGreaterThan(0);
    for (const [way, rate] of steady) expect([way, sent.get(way)]).toEqual([way, expect.closeTo(rate, 9)]);
  });

  it("says how workloads answer only of some that are called", () => {
    const known = new Set(
      flows.flatMap(({ destination, call }) => [
        `${destination?.namespace ?? ""}/${destination?.workload ?? ""}`,
        `/${call.host}`,
      ]),
    );
    const behaviours = [
      ...scenario.behaviours,
      ...(scenario.incidents ?? []).flatMap((incident) => incident.behaviours),
    ];
    expect(
      behaviours
        .map(({ namespace, workload }) => `${namespace}/${workload}`)
        .filter((one) => !known.has(one)),
    ).toEqual([]);
  });

  it("has incidents of the past day", () => {
    expect(scenario.incidents?.length).toBeGreaterThan(0);
    for (const { startHoursAgo, endHoursAgo } of scenario.incidents ?? []) {
      expect(startHoursAgo).toBeLessThanOrEqual(24);
      expect(startHoursAgo).toBeGreaterThan(endHoursAgo);
      expect(endHoursAgo).toBeGreaterThanOrEqual(0);
    }
  });
});

describe("all scenarios in one cluster", () => {
  it("share nothing but the control plane, which is the same in all of them", () => {
    const owners = new Map<string, Scenario>();
    for (const scenario of SCENARIOS)
      for (const object of scenario.objects) {
        const before = owners.get(keyOf(object));
        owners.set(keyOf(object), scenario);
        if (before === undefined || before === scenario) continue;
        expect(object).toEqual(before.objects.find((one) => keyOf(one) === keyOf(object)));
        expect([ROOT_NAMESPACE, "", undefined]).toContain(object.metadata.namespace);
      }
    expect(owners.size).toBeGreaterThan(100);
  });

  it("behave as each does alone", () => {
    const together = worldOf(...SCENARIOS);
    const all = totals(together.traffic.flows());
    together.close();
    for (const scenario of SCENARIOS) {
      const alone = worldOf(scenario);
      for (const [edge, rate] of totals(alone.traffic.flows()))
        if (!edge.startsWith(ROOT_NAMESPACE))
          expect([edge, all.get(edge)]).toEqual([edge, expect.closeTo(rate, 6)]);
      alone.close();
    }
  });

  it("are of a size that a learner can look over", () => {
    const together = worldOf(...SCENARIOS);
    const pods = viewOfStore(together.store).list("", "Pod").length;
    together.close();
    expect(pods).toBeGreaterThan(60);
    expect(pods).toBeLessThanOrEqual(140);
  });
});
