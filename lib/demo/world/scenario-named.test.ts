import { describe, expect, it } from "vitest";
import { CounterLog } from "../traffic/counter-log";
import { solveFlows } from "../traffic/solve-flows";
import { SCENARIO_NAMES } from "../scenario-names";
import { objectsView } from "./objects-view";
import { scenarioNamed } from "./scenario-named";

const count = (kind: string, name: string): number =>
  scenarioNamed(name)?.objects.filter((one) => one.kind === kind).length ?? 0;

describe("scenarioNamed", () => {
  it("knows every listed name", () => {
    for (const name of SCENARIO_NAMES) expect(scenarioNamed(name)?.name).toBe(name);
  });

  it.each(["nothing", "large", "large(0,1)", "large(200,400)", "large(1,2,3)", "constructor"])(
    "does not know %s",
    (name) => {
      expect(scenarioNamed(name)).toBeUndefined();
    },
  );

  it("reads the size of a large mesh in either spelling", () => {
    expect(scenarioNamed("large:3:10")).toEqual(scenarioNamed("large(3, 10)"));
    expect(count("Namespace", "large(3,10)")).toBe(3 + 1);
    expect(count("Service", "large(3,10)")).toBe(30 + 2);
    expect(count("Pod", "large(3,10)")).toBe(75 + 2);
  });

  it("gives every object its own identity and every pod its own address", () => {
    for (const name of ["bookinfo", "large(4,12)"]) {
      const objects = scenarioNamed(name)?.objects ?? [];
      const uids = new Set(objects.map((one) => one.metadata.uid));
      const keys = new Set(
        objects.map((one) => `${one.kind}/${one.metadata.namespace ?? ""}/${one.metadata.name}`),
      );
      expect(uids.size).toBe(objects.length);
      expect(keys.size).toBe(objects.length);
      for (const uid of uids)
        expect(uid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it("sizes large(50,40) for one Prometheus: over 13,000 requests series, at most 250,000 in all", () => {
    const scenario = scenarioNamed("large(50,40)");
    if (!scenario) throw new Error("no scenario");
    const flows = solveFlows(objectsView(scenario.objects), scenario, 1);
    const log = new CounterLog(() => 0);
    log.apply(flows, 0);
    const series = [...log.streams()].reduce((sum, stream) => sum + stream.counters.length, 0);
    const requests = log.named("istio_requests_total").length;
    expect(requests).toBeGreaterThan(13_000);
    expect(series).toBeLessThanOrEqual(250_000);
    const edges = new Set(
      flows.map((flow) => `${flow.source.namespace}/${flow.source.workload}>${flow.host}`),
    );
    expect(edges.size / 2_000).toBeCloseTo(3.5, 1);
  });
});
