import { describe, expect, it } from "vitest";
import { clusterObject } from "@/lib/testing/cluster-object";
import { recordedOf } from "./recorded-of";
import { sameRecorded } from "./same-recorded";

const data = { spec: { hosts: ["a"], weight: 0 }, status: { conditions: [] }, extra: null };
const object = clusterObject("VirtualService", "shop", "a", { labels: { app: "a" }, data });

describe("what is recorded of an object", () => {
  it("is everything but its status and the metadata that the API server writes", () => {
    expect(recordedOf(object)).toEqual({
      apiVersion: "v1",
      kind: "VirtualService",
      labels: { app: "a" },
      annotations: {},
      data: { spec: { hosts: ["a"], weight: 0 }, extra: null },
    });
  });

  it("is the same whatever the order of its fields and the version it is read in", () => {
    const recorded = recordedOf(object);
    const reordered = {
      ...recorded,
      apiVersion: "v2",
      data: { extra: null, spec: { weight: 0, hosts: ["a"] } },
    };
    expect(sameRecorded(recorded, reordered)).toBe(true);
  });

  it.each([
    ["a label", { labels: {} }],
    ["an annotation", { annotations: { a: "" } }],
    ["null or nothing", { data: { spec: { hosts: ["a"], weight: 0 } } }],
    ["the kind", { kind: "Gateway" }],
  ])("differs by %s", (_what, change) => {
    expect(sameRecorded(recordedOf(object), { ...recordedOf(object), ...change })).toBe(false);
  });
});
