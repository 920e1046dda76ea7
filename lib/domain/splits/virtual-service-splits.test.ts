import { describe, expect, it } from "vitest";
import { configObject, snapshotOfObjects } from "@/lib/testing/config-object";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import { meshRouting } from "../routing/mesh-routing";
import type { SplitRoute } from "./split-route";
import { virtualServiceSplits } from "./virtual-service-splits";

const two = [
  { destination: { host: "web", subset: "v1", port: { number: 8080 } }, weight: 70 },
  { destination: { host: "api.other.svc.cluster.local" } },
];
const service = (spec: JsonObject, path = "shop/web"): ClusterObject =>
  configObject("VirtualService", path, { spec: { hosts: ["web"], ...spec } });
const found = (...objects: readonly ClusterObject[]): readonly SplitRoute[] =>
  virtualServiceSplits(meshRouting(snapshotOfObjects(objects), "istio-system", true));

describe("the splits of VirtualServices", () => {
  it("name destinations in full, with the weight each has: of several one without has none", () => {
    expect(found(service({ http: [{ route: two }] }))[0]?.destinations).toEqual([
      { host: "web.shop.svc.cluster.local", subset: "v1", port: 8080, weight: 70 },
      { host: "api.other.svc.cluster.local", subset: "", port: null, weight: 0 },
    ]);
  });

  it("are one for each host, with the gateways they are for", () => {
    const splits = found(
      service({
        hosts: ["web", "*.example.com"],
        gateways: ["edge", "mesh"],
        http: [{ name: "n", route: two }],
      }),
    );
    expect(splits.map(({ host, gateways, routeName }) => [host, gateways, routeName])).toEqual([
      ["web.shop.svc.cluster.local", ["shop/edge", "mesh"], "n"],
      ["*.example.com", ["shop/edge", "mesh"], "n"],
    ]);
  });

  it("are of all three sections, those of connections as TCP", () => {
    const splits = found(
      service({ http: [{ route: two }], tls: [{ route: two }], tcp: [{}, { route: two }] }),
    );
    expect(splits.map(({ route, protocol }) => [route, protocol])).toEqual([
      ["spec.http[0]", "http"],
      ["spec.tls[0]", "tcp"],
      ["spec.tcp[1]", "tcp"],
    ]);
  });

  it.each<readonly [string, JsonObject]>([
    ["one destination", { route: two.slice(0, 1) }],
    ["a redirect", { route: two, redirect: { uri: "/" } }],
    ["an answer of its own", { route: two, directResponse: { status: 200 } }],
    ["a delegate that is not there", { delegate: { name: "nobody" } }],
  ])("are none of a route with %s", (_what, rule) => {
    expect(found(service({ http: [rule] }))).toEqual([]);
  });

  it.each<readonly [string, readonly JsonObject[], string, readonly number[]]>([
    ["no match", [], "", []],
    ["every path", [{ uri: { prefix: "/" } }], "", []],
    ["a header and a path", [{ headers: { a: {} }, uri: { exact: "/x" } }], "uri and headers a", []],
    [
      "one of two",
      [{ method: { exact: "GET" } }, { queryParams: { q: {} } }],
      "method; or queryParams q",
      [],
    ],
    ["one of two, of which one is everything", [{ method: { exact: "GET" } }, {}], "", []],
    [
      "its callers",
      [{ sourceLabels: { app: "x" }, sourceNamespace: "y" }],
      "sourceLabels app and sourceNamespace y",
      [],
    ],
    ["ports", [{ port: 80 }, { port: 90 }], "port 80; or port 90", [80, 90]],
    ["a port in one match only", [{ port: 80 }, { uri: { exact: "/" } }], "port 80; or uri", []],
  ])("say that a route asks for %s", (_what, match, condition, ports) => {
    expect(found(service({ http: [{ match, route: two }] }))[0]).toMatchObject({ condition, ports });
  });
});

describe("routes that get no request", () => {
  it("name the earlier route that takes it all", () => {
    const [, second] = found(
      service({ http: [{ route: two }, { match: [{ uri: { prefix: "/a" } }], route: two }] }),
    );
    expect(second?.unreachable).toContain("VirtualService shop/web spec.http[0] comes first");
  });

  it.each<readonly [string, ClusterObject, boolean]>([
    ["the VirtualService that rules the host", service({ http: [{ route: two }] }, "shop/a"), true],
    [
      "none that is kept to another namespace",
      service({ http: [{ route: two }], exportTo: ["other"] }, "shop/a"),
      false,
    ],
    ["none of another host", service({ hosts: ["api"], http: [{ route: two }] }, "shop/a"), false],
    ["none of a gateway", service({ gateways: ["edge"], http: [{ route: two }] }, "shop/a"), false],
  ])("name %s", (_which, other, overruled) => {
    const own = found(service({ http: [{ route: two }] }), other).find(({ object }) => object.name === "web");
    expect(own?.unreachable !== "").toBe(overruled);
  });

  it("are not told of those that only another namespace sees", () => {
    const kept = service({ http: [{ route: two }], exportTo: ["other"] });
    const older = service({ http: [{ route: two }] }, "shop/a");
    expect(found(kept, older).find(({ object }) => object.name === "web")?.unreachable).toBe("");
  });
});
