import { describe, expect, it } from "vitest";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { specObject } from "@/lib/testing/spec-object";
import { gatewaysOf, isForMesh, matchedGatewaysOf } from "./gateways-of";

const routes = (...gateways: readonly string[]): ClusterObject =>
  specObject("VirtualService", "shop/a", { gateways });

describe("the Gateways of a VirtualService", () => {
  it.each([
    ["mesh", "mesh"],
    ["entry", "shop/entry"],
    ["./entry", "shop/entry"],
    ["edge/entry", "edge/entry"],
    ["entry.edge", "edge/entry"],
    ["entry.edge.svc.cluster.local", "edge/entry"],
    ["edge/entry.v2", "edge/entry.v2"],
  ])("%s means %s", (written, name) => {
    expect(gatewaysOf(routes(written))).toEqual([{ written, name, path: ["spec", "gateways", 0] }]);
  });

  it("leave the mesh out only where others are named without it", () => {
    expect(isForMesh(routes())).toBe(true);
    expect(isForMesh(routes("edge/entry", "mesh"))).toBe(true);
    expect(isForMesh(routes("edge/entry"))).toBe(false);
  });

  it("are named by matches too", () => {
    const object = specObject("VirtualService", "shop/a", {
      http: [{}, { match: [{}, { gateways: ["entry"] }] }],
      tls: [{ match: [{ gateways: ["mesh"] }] }],
    });
    expect(matchedGatewaysOf(object).map(({ name, path }) => [name, path])).toEqual([
      ["shop/entry", ["spec", "http", 1, "match", 1, "gateways", 0]],
      ["mesh", ["spec", "tls", 0, "match", 0, "gateways", 0]],
    ]);
  });
});
