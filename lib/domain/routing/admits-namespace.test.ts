import { expect, it } from "vitest";
import { configObject, snapshotOfObjects } from "@/lib/testing/config-object";
import type { JsonObject } from "../mesh/cluster-object";
import { admitsNamespace } from "./admits-namespace";

const SNAPSHOT = snapshotOfObjects([configObject("Namespace", "shop", {}, { labels: { tier: "front" } })]);
const GATEWAY = configObject("Gateway.gateway.networking.k8s.io", "edge/front");
const bySelector = (selector: JsonObject): JsonObject => ({ from: "Selector", selector });
const byTier = (values: readonly string[]): JsonObject =>
  bySelector({ matchExpressions: [{ key: "tier", operator: "In", values }] });
const byName = (operator: string, matchLabels: JsonObject): JsonObject =>
  bySelector({ matchLabels, matchExpressions: [{ key: "kubernetes.io/metadata.name", operator }] });

it.each<readonly [rule: string, namespaces: JsonObject, namespace: string, expected: boolean]>([
  ["nothing is said: the Gateway's own", {}, "edge", true],
  ["nothing is said: no other", {}, "shop", false],
  ["the same: no other", { from: "Same" }, "shop", false],
  ["all", { from: "All" }, "shop", true],
  ["none, not even its own", { from: "None" }, "edge", false],
  ["labels that the namespace has", bySelector({ matchLabels: { tier: "front" } }), "shop", true],
  ["labels that it lacks", bySelector({ matchLabels: { tier: "back" } }), "shop", false],
  ["expressions that hold", byTier(["front", "back"]), "shop", true],
  ["expressions that do not hold", byTier(["back"]), "shop", false],
  ["its name", bySelector({ matchLabels: { "kubernetes.io/metadata.name": "gone" } }), "gone", true],
  ["a selector of everything", bySelector({}), "gone", true],
  ["labels of one that may not be read: perhaps it has them", byTier(["front"]), "gone", true],
  ["another name than of one that may not be read", byName("DoesNotExist", { tier: "front" }), "gone", false],
  ["a selector that is missing: none", { from: "Selector" }, "shop", false],
])("a listener admits namespaces by %s", (_rule, namespaces, namespace, expected) => {
  expect(admitsNamespace(SNAPSHOT, GATEWAY, { allowedRoutes: { namespaces } }, namespace)).toBe(expected);
});
