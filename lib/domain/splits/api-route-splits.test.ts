import { describe, expect, it } from "vitest";
import { configObject, snapshotOfObjects } from "@/lib/testing/config-object";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import type { KindKey } from "../mesh/kinds";
import { meshRouting } from "../routing/mesh-routing";
import { apiRouteSplits } from "./api-route-splits";
import type { SplitRoute } from "./split-route";

const WEB = { group: "", kind: "Service", name: "web" };
const two = [
  { name: "a", port: 80, weight: 3 },
  { name: "b", namespace: "other" },
];
const route = (
  spec: JsonObject,
  kind: KindKey = "HTTPRoute",
  path = "shop/web",
  age = "2026-01-01T00:00:00Z",
): ClusterObject =>
  configObject(kind, path, { spec: { parentRefs: [WEB], ...spec } }, { creationTimestamp: age });
const found = (...objects: readonly ClusterObject[]): readonly SplitRoute[] =>
  apiRouteSplits(meshRouting(snapshotOfObjects(objects), "istio-system", true));

describe("the splits of Gateway API routes", () => {
  it("name backends in full; one without a weight has 1", () => {
    expect(found(route({ rules: [{ backendRefs: two }] }))[0]?.destinations).toEqual([
      { host: "a.shop.svc.cluster.local", subset: "", port: 80, weight: 3 },
      { host: "b.other.svc.cluster.local", subset: "", port: null, weight: 1 },
    ]);
  });

  it("name backends of other kinds as well as they can", () => {
    const refs = [
      { kind: "Hostname", group: "networking.istio.io", name: "api.example.com" },
      { kind: "InferencePool", group: "inference.networking.k8s.io", name: "llm" },
    ];
    expect(found(route({ rules: [{ backendRefs: refs }] }))[0]?.destinations.map(({ host }) => host)).toEqual(
      ["api.example.com", "InferencePool shop/llm"],
    );
  });

  it.each<readonly [KindKey, string]>([
    ["HTTPRoute", "http"],
    ["GRPCRoute", "grpc"],
    ["TCPRoute", "tcp"],
    ["TLSRoute", "tcp"],
  ])("of a %s are of %s", (kind, protocol) => {
    const [split] = found(route({ rules: [{}, { name: "n", backendRefs: two }] }, kind));
    expect(split).toMatchObject({
      protocol,
      route: "spec.rules[1]",
      routeName: "n",
      object: { kind, namespace: "shop", name: "web" },
    });
  });

  it("are for every host of a Gateway where no hostname is named", () => {
    const parentRefs = [{ name: "edge" }, { name: "edge", sectionName: "tls" }];
    expect(found(route({ parentRefs, rules: [{ backendRefs: two }] }))).toMatchObject([
      { host: "*", gateways: ["shop/edge"] },
    ]);
  });

  it("know the ports of the Service that they are for", () => {
    const ports = (parentRefs: readonly JsonObject[]): unknown =>
      found(route({ parentRefs, rules: [{ backendRefs: two }] }))[0]?.ports;
    expect(
      ports([
        { ...WEB, port: 80 },
        { ...WEB, port: 90 },
      ]),
    ).toEqual([80, 90]);
    expect(ports([{ ...WEB, port: 80 }, WEB])).toEqual([]);
  });

  it.each<readonly [string, JsonObject]>([
    ["one backend", { backendRefs: two.slice(0, 1) }],
    ["none", {}],
    ["a redirect", { backendRefs: two, filters: [{ type: "RequestRedirect" }] }],
  ])("are none of a rule with %s", (_what, rule) => {
    expect(found(route({ rules: [rule] }))).toEqual([]);
  });
});

describe("rules that get no request", () => {
  const matches = [{ path: { type: "PathPrefix", value: "/a" } }];
  it("name the earlier rule for everything", () => {
    const [first, second] = found(route({ rules: [{ backendRefs: two }, { backendRefs: two }] }));
    expect(first?.unreachable).toBe("");
    expect(second?.unreachable).toContain("HTTPRoute shop/web spec.rules[0] takes every request");
  });

  it("name the older route of the same Service", () => {
    const older = route({ rules: [{ backendRefs: two }] }, "HTTPRoute", "shop/older", "2025-01-01T00:00:00Z");
    const own = found(route({ rules: [{ backendRefs: two }] }), older).find(
      ({ object }) => object.name === "web",
    );
    expect(own?.unreachable).toContain("HTTPRoute shop/older spec.rules[0]");
  });

  it.each<readonly [string, ClusterObject, ClusterObject | null]>([
    ["with a condition", route({ rules: [{ backendRefs: two }, { matches, backendRefs: two }] }), null],
    [
      "after one with a condition",
      route({ rules: [{ matches, backendRefs: two }, { backendRefs: two }] }),
      null,
    ],
    [
      "of another namespace than the older one",
      route({ rules: [{ backendRefs: two }] }),
      route(
        { parentRefs: [{ ...WEB, namespace: "shop" }], rules: [{ backendRefs: two }] },
        "HTTPRoute",
        "other/older",
        "2025-01-01T00:00:00Z",
      ),
    ],
  ])("are none %s", (_rule, own, other) => {
    const splits = found(own, ...(other ? [other] : [])).filter(({ object }) => object.namespace === "shop");
    expect(splits.map(({ unreachable }) => unreachable)).toEqual(splits.map(() => ""));
  });
});
