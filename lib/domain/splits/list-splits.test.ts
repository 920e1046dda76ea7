import { describe, expect, it } from "vitest";
import type { ScenarioName } from "@/lib/demo/scenario-names";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { scenarioNamed } from "@/lib/demo/world/scenario-named";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt } from "@/lib/domain/mesh/read-json";
import { demoMesh, type DemoMesh } from "@/lib/testing/demo-mesh";
import { demoConfig, demoNamespace } from "@/lib/testing/demo-objects";
import {
  HALVES,
  observedSplits,
  splitPart,
  splitsOf,
  splitWorld,
  webRoutes,
} from "@/lib/testing/observed-splits";
import type { TrafficSplit } from "./traffic-split";

type Change = (object: K8sObject) => K8sObject | null;

function scenario(name: ScenarioName, change?: Change, more?: readonly K8sObject[]): DemoMesh {
  const found = scenarioNamed(name);
  if (!found) throw new Error(`no scenario ${name}`);
  return demoMesh(found, change, more);
}

const containing = (text: string): unknown => expect.stringContaining(text);

const sharesOf = ({ destinations }: TrafficSplit): readonly (number | null)[] =>
  destinations.map(({ observedShare }) => observedShare && Number(observedShare.toFixed(3)));

describe("the splits of the scenarios", () => {
  it("a canary of a tenth is as configured", () => {
    const [split, ...more] = splitsOf(scenario("canary"));
    expect(more).toEqual([]);
    expect(split).toMatchObject({
      object: { kind: "VirtualService", namespace: "canary", name: "checkout" },
      route: "spec.http[0]",
      routeName: "release",
      verdict: "asConfigured",
      notes: [],
    });
    expect(split && sharesOf(split)).toEqual([0.9, 0.1]);
    expect(split?.destinations.map(({ workloads }) => workloads.map(({ workload }) => workload))).toEqual([
      ["checkout-v1"],
      ["checkout-v2"],
    ]);
  });

  it("an HTTPRoute at a waypoint is as configured", () => {
    const [split] = splitsOf(scenario("ambient"));
    expect(split).toMatchObject({ route: "spec.rules[0]", protocol: "http", verdict: "asConfigured" });
    expect(split && sharesOf(split)).toEqual([0.85, 0.15]);
  });

  it.each<readonly [ScenarioName, string, string, number]>([
    ["bookinfo", "VirtualService bookinfo/reviews spec.http[0]", "end-user", 2],
    ["web", "VirtualService web/public spec.http[1]", "x-preview", 1],
  ])("%s is not compared, because %s sends there too", (name, place, header, affected) => {
    const [split] = splitsOf(scenario(name));
    expect(split?.verdict).toBe("cannotTell");
    expect(split?.notes).toHaveLength(1);
    for (const part of [place, header]) expect(split?.notes[0]?.message).toContain(part);
    expect(split?.destinations.every(({ comparable }) => !comparable)).toBe(true);
    expect(split?.destinations[affected]).toMatchObject({
      reasonCode: "secondRoute",
      reason: split?.notes[0]?.message,
    });
  });

  it("follows the weights when they are changed", () => {
    const halved: Change = (object) => {
      const [api, preview, rest] = objectsAt(objectAt(object, "spec"), "http");
      if (object.metadata.name !== "public" || !api || !preview || !rest) return object;
      const route = objectsAt(rest, "route").map((one) => ({ ...one, weight: 50 }));
      return { ...object, spec: { ...objectAt(object, "spec"), http: [api, preview, { ...rest, route }] } };
    };
    const [split] = splitsOf(scenario("web", halved));
    expect(split?.destinations[0]?.configuredShare).toBe(0.5);
    expect(Math.abs((split?.destinations[0]?.observedShare ?? 0) - 0.5)).toBeLessThan(0.03);
  });
});

describe("how splits are listed", () => {
  const parent = (name: string): JsonObject => ({ group: "", kind: "Service", name });
  const backends = ["v1", "v2"].map((name) => ({ name: `web-${name}`, port: 8080 }));

  it("says the weight of a backend that has none, and each host once", () => {
    const route = demoConfig("GRPCRoute", "shop/web", {
      parentRefs: [parent("web"), parent("alias"), parent("web"), { name: "edge" }],
      hostnames: ["shop.example.com"],
      rules: [{ backendRefs: [backends[0] ?? {}] }, { name: "two", backendRefs: backends }],
    });
    const splits = observedSplits({ objects: splitWorld([route]) });
    expect(
      splits.map(({ host, gateways, route: at, protocol, routeName }) => [
        host,
        gateways,
        at,
        protocol,
        routeName,
      ]),
    ).toEqual([
      ["web.shop.svc.cluster.local", ["mesh"], "spec.rules[1]", "grpc", "two"],
      ["alias.shop.svc.cluster.local", ["mesh"], "spec.rules[1]", "grpc", "two"],
      ["shop.example.com", ["shop/edge"], "spec.rules[1]", "grpc", "two"],
    ]);
    expect(splits[0]?.destinations.map(({ weight, configuredShare }) => [weight, configuredShare])).toEqual([
      [1, 0.5],
      [1, 0.5],
    ]);
  });

  it("gives a delegate's split to the delegate", () => {
    const root = webRoutes([{ match: [{ uri: { prefix: "/a" } }], delegate: { name: "leaf" } }]);
    const leaf = demoConfig("VirtualService", "shop/leaf", { http: [{ name: "own", ...HALVES }] });
    expect(observedSplits({ objects: splitWorld([root, leaf]) })).toMatchObject([
      {
        object: { name: "leaf" },
        route: "spec.http[0]",
        host: "web.shop.svc.cluster.local",
        condition: "uri",
      },
    ]);
  });

  it("lists none of delegates in a circle", () => {
    const root = webRoutes([{ delegate: { name: "leaf" } }]);
    const leaf = demoConfig("VirtualService", "shop/leaf", { http: [{ delegate: { name: "web" } }] });
    expect(observedSplits({ objects: splitWorld([root, leaf]) })).toEqual([]);
  });

  it("lists no namespace that was not asked for, no single destination and no redirect", () => {
    const elsewhere = demoConfig("VirtualService", "other/web", { hosts: ["web"], http: [HALVES] });
    const others = webRoutes([{ ...HALVES, redirect: { uri: "/" } }, { route: [splitPart("v1", 100)] }]);
    expect(observedSplits({ objects: splitWorld([elsewhere, others], [demoNamespace("other")]) })).toEqual(
      [],
    );
  });

  it("says that weights are relative where they do not add up to 100", () => {
    const [split] = observedSplits({
      objects: splitWorld([webRoutes([{ route: [splitPart("v1", 30), splitPart("v2", 30)] }])]),
    });
    expect(split?.notes).toEqual([{ code: "weightsSum", message: containing("add up to 60") }]);
  });
});
