import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { addressPool } from "../world/address-pool";
import type { K8sObject } from "../world/k8s-object";
import { objectsView } from "../world/objects-view";
import { istioObject } from "../world/simple-objects";
import { workloadObjects } from "../world/workload";
import { forcesPlaintext, subsetPods } from "./destination-policy";
import { type MeshWorld, meshWorld } from "./mesh-world";

const HOST = "web.shop.svc.cluster.local";
const addresses = addressPool("10.0.0.1");
const PODS = ["v1", "v2"].flatMap((version) =>
  workloadObjects(
    {
      namespace: "shop",
      name: `web-${version}`,
      labels: { app: "web", version },
      annotations: {},
      replicas: 1,
      image: "web",
      ports: [8080],
      serviceAccount: "web",
      proxy: "native",
    },
    addresses,
  ),
);
const rule = (host: string, more: JsonObject, namespace = "shop"): K8sObject =>
  istioObject("networking", "DestinationRule", { namespace, name: host }, { host, ...more });
const plaintext = (mode: string): JsonObject => ({ trafficPolicy: { tls: { mode } } });
const worldOf = (...rules: readonly K8sObject[]): MeshWorld => meshWorld(objectsView([...PODS, ...rules]));

describe("subsetPods", () => {
  const pick = (world: MeshWorld, subset: string): readonly string[] | null => {
    const pods = ["web-v1", "web-v2"].flatMap((name) => world.podsOf("shop", name));
    return subsetPods(world, { host: HOST, subset }, pods)?.map((pod) => pod.end.workload) ?? null;
  };
  const subsets = [
    { name: "new", labels: { version: "v2" } },
    { name: "all" },
    { name: "none", labels: { version: "v9" } },
    { name: "strict", labels: { version: "v1", app: "db" } },
  ];

  it.each([
    ["", ["web-v1", "web-v2"]],
    ["new", ["web-v2"]],
    ["all", ["web-v1", "web-v2"]],
    ["none", []],
    ["strict", []],
    ["unknown", null],
  ])("gives the pods with all labels of subset %j", (subset, expected) => {
    expect(pick(worldOf(rule("web", { subsets })), subset)).toEqual(expected);
  });

  it("knows no subset without a rule for the host", () => {
    expect(pick(worldOf(), "new")).toBeNull();
    expect(pick(worldOf(rule("web", { subsets }, "other")), "new")).toBeNull();
  });
});

describe("forcesPlaintext", () => {
  it.each([
    ["a short host of its own namespace", [rule("web", plaintext("DISABLE"))], true],
    ["the full host from another namespace", [rule(HOST, plaintext("DISABLE"), "other")], true],
    ["a wildcard", [rule("*.shop.svc.cluster.local", plaintext("DISABLE"))], true],
    ["a wildcard of another domain", [rule("*.other.svc.cluster.local", plaintext("DISABLE"))], false],
    ["Istio's mutual TLS", [rule("web", plaintext("ISTIO_MUTUAL"))], false],
    ["no traffic policy", [rule("web", {})], false],
    [
      "an exact host before a wildcard",
      [rule("*.shop.svc.cluster.local", plaintext("DISABLE")), rule("web", plaintext("ISTIO_MUTUAL"))],
      false,
    ],
  ])("follows %s", (_rule, rules, forced) => {
    expect(forcesPlaintext(worldOf(...rules), HOST)).toBe(forced);
  });
});
