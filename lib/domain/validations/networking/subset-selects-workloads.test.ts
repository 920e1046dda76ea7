import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { workloadObjects } from "@/lib/testing/workload-objects";
import { subsetSelectsWorkloads } from "./subset-selects-workloads";

const rule = (path: string, host: string, more: JsonObject = {}): ClusterObject =>
  specObject("DestinationRule", path, { host, ...more });
const subsets = (...names: readonly string[]): JsonObject => ({
  subsets: names.map((name) => ({ name, labels: { version: name } })),
});
const service = (path: string, selector: JsonObject = { app: "cart" }): ClusterObject =>
  specObject("Service", path, { selector, ports: [{ port: 80 }] });
const FULL = "cart.shop.svc.cluster.local";

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
    [
      "some of a workload's pods have",
      [
        service("shop/cart"),
        ...workloadObjects("shop/cart", { labels: { app: "cart", version: "v2" } }).slice(1),
        ...old.slice(0, 1),
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
