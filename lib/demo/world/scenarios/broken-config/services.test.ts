import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { describe, expect, it } from "vitest";
import { scenarioFlows } from "@/lib/testing/scenario-flows";
import { toldCalls } from "@/lib/testing/told-calls";
import type { MeshFlow } from "../../../traffic/model/mesh-flow";
import { isObject } from "../../read-json";
import { brokenConfig } from "./broken-config";

const flows = scenarioFlows(brokenConfig());
const of = (all: readonly MeshFlow[], name: string): readonly MeshFlow[] =>
  all.filter(({ source, call }) => source.workload === "desk" && call.host === `${name}.library`);
const ends = (name: string, all = flows): readonly string[] => toldCalls(of(all, name));
const BOTH = ["desk>stacks-v1 50%", "desk>stacks-v2 50%"];

/** The flows once a Service's spec says something else. */
const repaired = (name: string, repair: JsonObject): readonly MeshFlow[] =>
  scenarioFlows(brokenConfig(), (object) =>
    object.kind === "Service" && object.metadata.namespace === "library" && object.metadata.name === name
      ? { ...object, spec: { ...(isObject(object["spec"]) ? object["spec"] : {}), ...repair } }
      : object,
  );
const HTTP = { ports: [{ name: "http", port: 8080, targetPort: 8080, protocol: "TCP" }] };

// https://istio.io/latest/docs/ops/deployment/application-requirements/ and
// https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/
describe("faults of Services", () => {
  it.each([
    [
      "HTTP on a port named tcp, whose routes are not read",
      "video",
      ["desk>stacks-v1 tcp 50%", "desk>stacks-v2 tcp 50%"],
      HTTP,
      ["desk>stacks-v2 100%"],
    ],
    [
      "HTTP on a port named https",
      "slides",
      ["desk>stacks-v1 tcp 50%", "desk>stacks-v2 tcp 50%"],
      HTTP,
      BOTH,
    ],
    ["a target port that no container names", "scans", ["desk>(scans) 503 UH 100%"], HTTP, BOTH],
    [
      "a selector that selects no pod",
      "prints",
      ["desk>(prints) 503 UH 100%"],
      { selector: { app: "stacks" } },
      BOTH,
    ],
  ])("%s: %s ends as %j until it is %j", (_fault, name, expected, repair, whole) => {
    expect(ends(name)).toEqual(expected);
    expect(ends(name, repaired(name, repair))).toEqual(whole);
  });

  it.each([
    ["a port named by no protocol, which proxies detect", "audio", BOTH],
    ["an appProtocol that there is not", "posters", BOTH],
    ["a target port that no container declares, where the pods answer all the same", "films", BOTH],
    [
      "a route to a subset of a headless Service, which goes to whatever pod the caller picked",
      "radio",
      BOTH,
    ],
  ])("%s: nothing is seen of it at %s", (_fault, name, expected) => {
    expect(ends(name)).toEqual(expected);
  });
});

describe("faults of workloads", () => {
  it("leaves a workload without the labels app and version nameless but for its Deployment", () => {
    const [flow] = of(flows, "cleaner");
    expect(flow?.destination).toMatchObject({
      app: "",
      version: "",
      canonicalService: "cleaner",
      canonicalRevision: "latest",
    });
  });

  it("hears nothing of a workload that is kept from its sidecar, and no policy protects it", () => {
    const [received] = of(flows, "porter");
    expect(received).toMatchObject({ code: "200", mtls: false });
    expect(received?.reports.map(({ reporter }) => reporter)).toEqual(["source"]);
    const sent = flows.filter(({ source }) => source.workload === "porter");
    expect(new Set(sent.flatMap(({ reports }) => reports.map(({ reporter }) => reporter)))).toEqual(
      new Set(["destination"]),
    );
  });
});
