import { describe, expect, it } from "vitest";
import { sampleCall } from "@/lib/testing/explain/sample-call";
import type { JsonObject } from "../../mesh/cluster-object";
import type { RouteContext } from "./route-context";
import { sourceMiss } from "./source-miss";

const CALL = sampleCall();
const MESH: RouteContext = {
  caller: { namespace: "shop", labels: { app: "front" }, dataPlane: "sidecar" },
  gateway: "mesh",
};
const GATEWAY: RouteContext = {
  caller: { namespace: "edge", labels: { app: "entry" }, dataPlane: "gateway" },
  gateway: "shop/gw",
};
const miss = (match: JsonObject, context = MESH, section: "http" | "tcp" = "http"): string | null =>
  sourceMiss(match, context, CALL, { namespace: "shop", section });

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest
describe("a match is for", () => {
  it.each<readonly [rule: string, match: JsonObject, expected: string | null]>([
    ["everybody where it says nothing", {}, null],
    ["the port called", { port: 8080 }, null],
    ["no other port", { port: 80 }, "the port is 8080, it asks for 80"],
    ["every port where it is 0", { port: 0 }, null],
    ["callers of its labels", { sourceLabels: { app: "front" } }, null],
    [
      "none of other labels",
      { sourceLabels: { app: "x" } },
      'the caller has the label app: "front", it asks for "x"',
    ],
    [
      "none without such a label",
      { sourceLabels: { team: "a" } },
      'the caller has no label team, it asks for "a"',
    ],
    ["callers of its namespace", { sourceNamespace: "shop" }, null],
    [
      "none of another namespace",
      { sourceNamespace: "bank" },
      'the caller is of the namespace "shop", it asks for "bank"',
    ],
    ["the mesh where it names it", { gateways: ["gw", "mesh"] }, null],
    [
      "no call inside the mesh where it names gateways",
      { gateways: ["gw", "bank/gw"] },
      'the request is routed inside the mesh, it asks for "gw" or "bank/gw"',
    ],
    ["the mesh, whoever calls, where it names it", { gateways: ["mesh"], sourceNamespace: "bank" }, null],
  ])("%s", (_rule, match, expected) => {
    expect(miss(match)).toBe(expected);
  });

  it("a gateway by its name in the namespace of the VirtualService, or by both", () => {
    expect(miss({ gateways: ["gw"] }, GATEWAY)).toBeNull();
    expect(miss({ gateways: ["shop/gw"] }, GATEWAY)).toBeNull();
    expect(miss({ gateways: ["edge/gw"] }, GATEWAY)).toBe(
      'the request is routed at Gateway shop/gw, it asks for "edge/gw"',
    );
  });

  it("the source of a connection besides the gateway", () => {
    const match = { gateways: ["mesh"], sourceLabels: { app: "x" } };
    expect(miss(match)).toBeNull();
    expect(miss(match, MESH, "tcp")).toContain("the caller has the label app");
  });

  it("no label of callers that a waypoint does not see", () => {
    const waypoint: RouteContext = {
      ...MESH,
      caller: { namespace: "shop", labels: null, dataPlane: "waypoint" },
    };
    expect(miss({ sourceLabels: { app: "front" } }, waypoint)).toBe(
      "the proxy does not know its callers' labels, it asks for some",
    );
    expect(miss({}, waypoint)).toBeNull();
  });
});
