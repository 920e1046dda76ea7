import { describe, expect, it } from "vitest";
import { clusterObject } from "@/lib/testing/cluster-object";
import type { ClusterObject } from "../cluster-object";
import { exportTo, isExportedTo, shareNamespace } from "./exported-to";

const rule = (namespace: string, to?: readonly string[]): ClusterObject =>
  clusterObject("DestinationRule", namespace, "rule", { data: { spec: to ? { exportTo: to } : {} } });
const service = (annotation: string): ClusterObject => {
  const object = clusterObject("Service", "shop", "cart");
  return { ...object, meta: { ...object.meta, annotations: { "networking.istio.io/exportTo": annotation } } };
};

describe("exportTo", () => {
  it.each([
    ["nothing said", undefined, true, true],
    ["an empty list", [], true, true],
    ["all", ["*"], true, true],
    ["its own namespace", ["."], true, false],
    ["none", ["~"], false, false],
    ["another namespace", ["other"], false, true],
    ["both", [".", "other"], true, true],
    ["a namespace that is neither", ["third"], false, false],
  ])("of %s", (_said, to, own, other) => {
    expect(isExportedTo(rule("shop", to), "shop")).toBe(own);
    expect(isExportedTo(rule("shop", to), "other")).toBe(other);
  });

  it("of a Service is its annotation", () => {
    expect(exportTo(service(" ., other ,"))).toEqual([".", "other"]);
    expect(isExportedTo(service("."), "other")).toBe(false);
    expect(isExportedTo(service(""), "other")).toBe(true);
  });

  it("that is no list of names says nothing", () => {
    expect(
      isExportedTo(clusterObject("VirtualService", "a", "b", { data: { spec: { exportTo: 7 } } }), "c"),
    ).toBe(true);
  });
});

describe("two objects can be known in one namespace", () => {
  it.each([
    ["both to all", undefined, undefined, true],
    ["one to all", ["a"], undefined, true],
    ["both to one", ["third"], ["third", "fourth"], true],
    ["each to its own", ["."], ["."], false],
    ["one to the other's own", ["b"], ["."], true],
    ["one to none", ["~"], undefined, false],
    ["different ones", ["third"], ["fourth"], false],
  ])("%s", (_said, one, other, expected) => {
    expect(shareNamespace(rule("a", one), rule("b", other))).toBe(expected);
  });
});
