import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { findKind } from "../../kinds/find-kind";
import { jsonAt } from "../../../world/read-json";
import type { Schema } from "../../schemas/schema";
import { schemaOf } from "../../schemas/schema-of";
import { mergeApplied } from "./merge-applied";

function schemaFor(apiVersion: string, kind: string): Schema | undefined {
  const served = findKind(apiVersion, kind);
  return served && schemaOf(served, apiVersion.split("/").at(-1) ?? "");
}
const POD = schemaFor("v1", "Pod");

const withContainers = (names: readonly string[]): Json => ({
  spec: { containers: names.map((name) => ({ name })) },
});
const namesIn = (value: Json | undefined): readonly unknown[] => {
  const containers = jsonAt(value, "spec", "containers");
  return Array.isArray(containers) ? containers.map((item: Json) => jsonAt(item, "name")) : [];
};

/** https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy */
describe("mergeApplied", () => {
  it.each([
    [
      ["a", "b"],
      ["b", "a"],
      ["b", "a"],
    ],
    [
      ["a", "x", "b"],
      ["b", "a"],
      ["x", "b", "a"],
    ],
    [
      ["x", "a"],
      ["a", "b"],
      ["x", "a", "b"],
    ],
    [
      ["a", "x"],
      ["b", "a"],
      ["b", "a", "x"],
    ],
    [["a"], ["b"], ["a", "b"]],
    [["x", "y"], [], ["x", "y"]],
    [[], ["a"], ["a"]],
  ])("orders a list of %j to which %j is applied as %j", (live, config, merged) => {
    expect(namesIn(mergeApplied(withContainers(live), withContainers(config), POD))).toEqual(merged);
  });

  it("keeps every item of both lists once, and the configuration's in its order", () => {
    const names = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f"));
    fc.assert(
      fc.property(names, names, (live, config) => {
        const merged = namesIn(mergeApplied(withContainers(live), withContainers(config), POD));
        expect(new Set(merged)).toEqual(new Set([...live, ...config]));
        expect(merged).toHaveLength(new Set([...live, ...config]).size);
        expect(merged.filter((name) => config.some((one) => one === name))).toEqual(config);
      }),
    );
  });

  it.each<readonly [string, Json, Json, Json]>([
    [
      "maps by key",
      { metadata: { labels: { a: "1" } } },
      { metadata: { labels: { b: "2" } } },
      { metadata: { labels: { a: "1", b: "2" } } },
    ],
    [
      "scalars by replacing",
      { spec: { hostname: "a" } },
      { spec: { hostname: "b" } },
      { spec: { hostname: "b" } },
    ],
    [
      "atomic lists by replacing",
      { spec: { containers: [{ name: "a", args: ["1", "2"] }] } },
      { spec: { containers: [{ name: "a", args: ["3"] }] } },
      { spec: { containers: [{ name: "a", args: ["3"] }] } },
    ],
    [
      "sets by adding",
      { metadata: { finalizers: ["a"] } },
      { metadata: { finalizers: ["a", "b"] } },
      { metadata: { finalizers: ["a", "b"] } },
    ],
    [
      "an atomic map by replacing",
      { spec: { nodeSelector: { a: "1" } } },
      { spec: { nodeSelector: { b: "2" } } },
      { spec: { nodeSelector: { b: "2" } } },
    ],
    [
      "an empty map with what is there",
      { spec: { hostname: "a" } },
      { spec: {} },
      { spec: { hostname: "a" } },
    ],
  ])("merges %s", (_, live, config, merged) => {
    expect(mergeApplied(live, config, POD)).toEqual(merged);
  });

  it("merges maps and replaces lists where no schema says more", () => {
    expect(mergeApplied({ a: { b: 1 }, l: [1] }, { a: { c: 2 }, l: [2] }, undefined)).toEqual({
      a: { b: 1, c: 2 },
      l: [2],
    });
  });
});
