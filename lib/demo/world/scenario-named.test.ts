import { describe, expect, it } from "vitest";
import { settledObjects } from "@/lib/testing/settled-objects";
import { worldOf } from "@/lib/testing/world-of";
import type { MeshFlow } from "../traffic/model/mesh-flow";
import { solveFlows } from "../traffic/solve-flows";
import { SCENARIO_NAMES } from "../scenario-names";
import { demandOf } from "./demand";
import { INGRESS } from "./control-plane";
import { objectsView } from "./objects-view";
import { jsonAt, textOr } from "./read-json";
import type { Scenario } from "./scenario";
import { scenarioNamed } from "./scenario-named";

function named(name: string): Scenario {
  const scenario = scenarioNamed(name);
  if (!scenario) throw new Error(`no scenario ${name}`);
  return scenario;
}
const count = (kind: string, name: string): number =>
  settledObjects(named(name).objects).filter((one) => one.kind === kind).length;
const edgeOf = ({ source, service, destination }: MeshFlow): string =>
  `${source.namespace}/${source.workload} ${service.host} ${destination?.workload ?? ""}`;

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
      const objects = settledObjects(named(name).objects);
      const uids = new Set(objects.map((one) => one.metadata.uid));
      const addresses = objects.flatMap((one) => textOr(jsonAt(one, "status", "podIP")) || []);
      expect(new Set(addresses).size).toBe(addresses.length);
      const keys = new Set(
        objects.map((one) => `${one.kind}/${one.metadata.namespace ?? ""}/${one.metadata.name}`),
      );
      expect(uids.size).toBe(objects.length);
      expect(keys.size).toBe(objects.length);
      for (const uid of uids)
        expect(uid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it("sizes large(50,40) for one Prometheus: over 13,000 requests series summed, at most 250,000 in all", () => {
    const world = worldOf(named("large(50,40)"));
    const flows = world.traffic.flows();
    const { series: source } = world.traffic;
    const series = source.names().reduce((sum, name) => sum + source.named(name).length, 0);
    world.close();
    const summed = new Set(
      flows
        .filter(({ protocol }) => protocol !== "tcp")
        .flatMap((flow) =>
          flow.reports.map(({ reporter }) => `${reporter} ${edgeOf(flow)} ${flow.code}/${flow.grpcStatus}`),
        ),
    );
    expect(summed.size).toBeGreaterThan(13_000);
    expect(series).toBeLessThanOrEqual(250_000);
    const called = new Set(
      flows.map(({ source, service }) => `${source.namespace}/${source.workload}>${service.host}`),
    );
    expect(called.size / 2_000).toBeCloseTo(3.5, 1);
  });

  it.each([
    ["bookinfo", "large(2,9)"],
    ["large(2,9)", "bookinfo"],
    ["large(9,7)", "large(2,2)"],
  ])("lets %s and %s share the ingress gateway", (...names) => {
    const scenarios = names.map(named);
    const byKey = new Map(
      scenarios
        .flatMap(({ objects }) => objects)
        .map((one) => [`${one.kind}/${one.metadata.namespace ?? ""}/${one.metadata.name}`, one]),
    );
    const flows = solveFlows(objectsView(settledObjects([...byKey.values()])), demandOf(scenarios), 1);
    const entering = flows.filter(({ source }) => source.workload === INGRESS.workload);
    expect(entering.length).toBeGreaterThan(2);
    for (const { destination, flags } of entering)
      expect([destination?.workload, flags]).toEqual([expect.stringMatching(/^productpage|^svc-000/), ""]);
  });
});
