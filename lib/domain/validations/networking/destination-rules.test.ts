import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, workloadObjects } from "@/lib/testing/workload-objects";
import { destinationRuleHost } from "./destination-rule-host";
import { oneRulePerSubset } from "./one-rule-per-subset";
import { subsetHasLabels } from "./subset-has-labels";
import { subsetSelectsWorkloads } from "./subset-selects-workloads";

const rule = (path: string, host: string, more: JsonObject = {}): ClusterObject =>
  specObject("DestinationRule", path, { host, ...more });
const subsets = (...names: readonly string[]): JsonObject => ({
  subsets: names.map((name) => ({ name, labels: { version: name } })),
});
const service = (path: string, selector: JsonObject = { app: "cart" }): ClusterObject =>
  specObject("Service", path, { selector, ports: [{ port: 80 }] });
const NAMESPACES = ["shop", "other"].map((name) => namespaceOf(name));
const FULL = "cart.shop.svc.cluster.local";

describe("two DestinationRules", () => {
  const found = (one: ClusterObject, other: ClusterObject): readonly string[] =>
    foundBy(oneRulePerSubset, one, [other, ...NAMESPACES]);
  it.each<[string, ClusterObject, ClusterObject, readonly string[]]>([
    [
      "for one subset",
      rule("shop/a", "cart", subsets("v1", "v2")),
      rule("shop/b", FULL, subsets("v2")),
      ["KIA0201 warning spec.subsets[1].name"],
    ],
    [
      "for one host without subsets",
      rule("shop/a", "cart"),
      rule("shop/b", "cart"),
      ["KIA0201 warning spec.host"],
    ],
    [
      "for all of a host and a subset of it",
      rule("shop/a", "cart"),
      rule("shop/b", "cart", subsets("v1")),
      ["KIA0201 warning spec.host"],
    ],
    [
      "for a subset of a host and all of it",
      rule("shop/a", "cart", subsets("v1")),
      rule("shop/b", "cart"),
      ["KIA0201 warning spec.host"],
    ],
    [
      "for a host and a wildcard that covers it",
      rule("shop/a", "cart"),
      rule("shop/b", "*.shop.svc.cluster.local", { trafficPolicy: { connectionPool: {} } }),
      ["KIA0201 warning spec.host"],
    ],
    [
      "for a wildcard and a host that it covers",
      rule("shop/b", "*.shop.svc.cluster.local", { trafficPolicy: { connectionPool: {} } }),
      rule("shop/a", "cart"),
      ["KIA0201 warning spec.host"],
    ],
    [
      "for the same callers",
      rule("shop/a", "cart", { workloadSelector: { matchLabels: { app: "web" } } }),
      rule("shop/b", "cart", { workloadSelector: { matchLabels: { app: "web" } } }),
      ["KIA0201 warning spec.host"],
    ],
  ])("are in conflict %s", (_case, one, other, expected) => {
    expect(found(one, other)).toEqual(expected);
  });

  it.each<[string, ClusterObject, ClusterObject]>([
    ["for different subsets", rule("shop/a", "cart", subsets("v1")), rule("shop/b", "cart", subsets("v2"))],
    ["for different hosts", rule("shop/a", "cart"), rule("shop/b", "api")],
    ["of two namespaces, of which callers obey a certain one", rule("shop/a", "cart"), rule("other/b", FULL)],
    [
      "for different callers",
      rule("shop/a", "cart"),
      rule("shop/b", "cart", { workloadSelector: { matchLabels: { app: "web" } } }),
    ],
    [
      "where one only switches on mutual TLS for all",
      rule("shop/a", "cart"),
      rule("shop/b", "*.local", { trafficPolicy: { tls: { mode: "ISTIO_MUTUAL" } } }),
    ],
    [
      "exported to no common namespace",
      rule("shop/a", "cart", { exportTo: ["."] }),
      rule("shop/b", "cart", { exportTo: ["other"] }),
    ],
  ])("are in no conflict %s", (_case, one, other) => {
    expect(found(one, other)).toEqual([]);
    expect(found(other, one)).toEqual([]);
  });

  it("are never one object", () => {
    expect(foundBy(oneRulePerSubset, rule("shop/a", "cart"), NAMESPACES)).toEqual([]);
  });
});

describe("the host of a DestinationRule", () => {
  const mesh = [service("shop/cart"), ...NAMESPACES];
  it.each([
    "cart",
    FULL,
    "*.shop.svc.cluster.local",
    "*.svc.cluster.local",
    "*.local",
    "*",
    "10.1.2.3",
    "cart.shop.global",
  ])("may be %s", (host) => {
    expect(foundBy(destinationRuleHost, rule("shop/a", host), mesh)).toEqual([]);
  });

  it.each([
    "api",
    "cart.other.svc.cluster.local",
    "*.gone.svc.cluster.local",
    "cart.shop",
    "www.example.com",
    "*.example.com",
  ])("that nobody has is told: %s", (host) => {
    expect(foundBy(destinationRuleHost, rule("shop/a", host), mesh)).toEqual(["KIA0202 warning spec.host"]);
    const settings = { allowAny: false };
    expect(foundBy(destinationRuleHost, rule("shop/a", host), mesh, { settings })).toEqual([
      "KIA0202 error spec.host",
    ]);
  });

  it("may be a ServiceEntry's that has the form of a Service's", () => {
    const machine = specObject("ServiceEntry", "shop/vm", { hosts: ["vm.shop.svc.cluster.local"] });
    expect(foundBy(destinationRuleHost, rule("shop/a", "vm"), [machine])).toEqual([]);
  });

  it("may be a ServiceEntry's, below its wildcard, or a wildcard above it", () => {
    const entries = [specObject("ServiceEntry", "shop/a", { hosts: ["*.example.com", "api.example.org"] })];
    for (const host of ["www.example.com", "api.example.org", "*.example.org"])
      expect(foundBy(destinationRuleHost, rule("shop/a", host), entries)).toEqual([]);
  });

  it("is not judged where Services or, for a wildcard, Namespaces cannot be read", () => {
    expect(foundBy(destinationRuleHost, rule("shop/a", "api"), mesh, { unknown: ["Service"] })).toEqual([]);
    const wildcard = rule("shop/a", "*.gone.svc.cluster.local");
    expect(foundBy(destinationRuleHost, wildcard, mesh, { unknown: ["Namespace"] })).toEqual([]);
  });
});

describe("the labels of a subset", () => {
  const sending = specObject("VirtualService", "web/routes", {
    hosts: [FULL],
    http: [{ route: [{ destination: { host: FULL, subset: "v2" } }] }],
  });
  const object = rule("shop/a", "cart", subsets("v2"));
  const old = workloadObjects("shop/cart", { labels: { app: "cart", version: "v1" } });
  const PATH = "spec.subsets[0].labels";

  it("that no workload of the host has are an error where routes send there, else worth knowing", () => {
    expect(foundBy(subsetSelectsWorkloads, object, [service("shop/cart"), ...old])).toEqual([
      `KIA0203 info ${PATH}`,
    ]);
    expect(foundBy(subsetSelectsWorkloads, object, [service("shop/cart"), ...old, sending])).toEqual([
      `KIA0203 error ${PATH}`,
    ]);
    const other = workloadObjects("shop/api", { labels: { app: "api", version: "v2" } });
    expect(foundBy(subsetSelectsWorkloads, object, [service("shop/cart"), ...old, ...other])).toHaveLength(1);
  });

  it.each<[string, readonly ClusterObject[]]>([
    [
      "a workload has",
      [service("shop/cart"), ...workloadObjects("shop/cart-v2", { labels: { app: "cart", version: "v2" } })],
    ],
    [
      "a workload without pods has",
      [
        service("shop/cart"),
        ...workloadObjects("shop/cart-v2", { labels: { app: "cart", version: "v2" }, pods: 0 }),
      ],
    ],
    ["cannot be compared, as the Service has no selector", [service("shop/cart", {})]],
    ["belong to an unknown host, which is another finding", []],
  ])("that %s say nothing", (_case, others) => {
    expect(foundBy(subsetSelectsWorkloads, object, [...others, sending])).toEqual([]);
  });

  it("of places are not the pods'", () => {
    const places = rule("shop/a", "cart", {
      subsets: [{ name: "east", labels: { "topology.istio.io/cluster": "east" } }],
    });
    expect(foundBy(subsetSelectsWorkloads, places, [service("shop/cart"), ...old])).toEqual([]);
  });

  it("are compared with the endpoints of a ServiceEntry", () => {
    const out = rule("shop/a", "api.example.org", subsets("v2"));
    const entry = (spec: JsonObject): ClusterObject =>
      specObject("ServiceEntry", "shop/out", { hosts: ["api.example.org"], ...spec });
    const endpoints = (version: string): ClusterObject =>
      entry({ endpoints: [{ address: "a", labels: { version } }] });
    const selecting = entry({ workloadSelector: { labels: { app: "cart" } } });
    expect(foundBy(subsetSelectsWorkloads, out, [endpoints("v2")])).toEqual([]);
    expect(foundBy(subsetSelectsWorkloads, out, [endpoints("v1")])).toHaveLength(1);
    expect(foundBy(subsetSelectsWorkloads, out, [selecting, ...old])).toHaveLength(1);
    expect(foundBy(subsetSelectsWorkloads, out, [entry({})])).toEqual([]);
  });

  it("are not judged where workloads cannot be read", () => {
    expect(foundBy(subsetSelectsWorkloads, object, [service("shop/cart")], { unknown: ["Pod"] })).toEqual([]);
  });
});

describe("a subset without labels", () => {
  const bare = { name: "all" };
  const labelled = { name: "v1", labels: { version: "v1" } };
  it.each<[string, readonly JsonObject[], readonly string[]]>([
    ["alone", [bare], ["KIA0209 warning spec.subsets[0]"]],
    ["beside one that has some", [labelled, bare], ["KIA0209 info spec.subsets[1]"]],
    ["with an empty map", [{ name: "all", labels: {} }], ["KIA0209 warning spec.subsets[0]"]],
    ["that there is not", [labelled], []],
  ])("%s", (_case, list, expected) => {
    expect(foundBy(subsetHasLabels, rule("shop/a", "cart", { subsets: list }))).toEqual(expected);
  });
});
