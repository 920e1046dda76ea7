import { expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { namedBy } from "@/lib/testing/named-by";
import { SHOP, shopService } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import { destinationRuleReferences } from "./destination-rule";

const rule = (spec: JsonObject): ClusterObject => specObject("DestinationRule", "shop/r", spec);
const V1: JsonObject = { subsets: [{ name: "v1", labels: { version: "v1" } }] };

// https://istio.io/latest/docs/reference/config/networking/destination-rule/#Subset
it.each<[string, JsonObject, string[]]>([
  ["a Service that selects pods", { host: "cart" }, ["subset v1: Workload shop/cart-v1"]],
  ["a Service without a selector", { host: "bare" }, []],
  ["a Service that is not there", { host: "gone" }, []],
  ["a ServiceEntry, whatever pods are called", { host: "api.example.com" }, []],
])("subsets of %s name the pods that it and they select", (_, spec, expected) => {
  const others = [
    ...SHOP,
    shopService("shop/bare", { selector: {} }),
    specObject("ServiceEntry", "shop/api", { hosts: ["api.example.com"] }),
  ];
  const [, ...subsets] = namedBy(destinationRuleReferences, rule({ ...spec, ...V1 }), others);
  expect(subsets).toEqual(expected);
});

it("names the workloads it is for and the secrets of each policy, none where they are empty", () => {
  const tls = (credentialName: string): JsonObject => ({ trafficPolicy: { tls: { credentialName } } });
  const object = rule({
    host: "*",
    workloadSelector: { matchLabels: { app: "web" } },
    ...tls("all"),
    subsets: [
      { name: "v1", ...tls("one") },
      { name: "v2", ...tls("") },
    ],
  });
  expect(namedBy(destinationRuleReferences, object, SHOP)).toEqual([
    "applies to: Workload shop/web",
    "credential: Secret shop/all",
    "credential: Secret shop/one",
  ]);
});
