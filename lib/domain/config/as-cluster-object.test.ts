import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { asClusterObject } from "./as-cluster-object";
import { toRawObject } from "./to-raw-object";

const RAW: JsonObject = {
  apiVersion: "networking.istio.io/v1",
  kind: "VirtualService",
  metadata: {
    name: "reviews",
    namespace: "bookinfo",
    uid: "u",
    resourceVersion: "7",
    creationTimestamp: "2026-01-01T00:00:00Z",
    labels: { app: "reviews", odd: 1 },
    ownerReferences: [
      { kind: "A", name: "a" },
      { kind: "B", name: "b", controller: true },
    ],
    managedFields: [
      { manager: "kubectl", operation: "Apply", time: "2026-01-01T00:00:00Z", fieldsV1: { "f:spec": {} } },
      { manager: "istiod", operation: "Update", subresource: "status" },
    ],
  },
  spec: { hosts: ["reviews"], weight: 0, empty: [] },
  status: { conditions: [] },
};

function nested(levels: number): Json {
  let value: Json = {};
  for (let level = 0; level < levels; level += 1) value = { below: value };
  return value;
}

describe("asClusterObject", () => {
  it("reads metadata, and keeps every other field as it is", () => {
    const read = asClusterObject(RAW);
    expect(read).toMatchObject({
      ok: true,
      kindKey: "VirtualService",
      object: {
        apiVersion: "networking.istio.io/v1",
        kind: "VirtualService",
        meta: {
          name: "reviews",
          namespace: "bookinfo",
          uid: "u",
          resourceVersion: "7",
          labels: { app: "reviews" },
          owner: { kind: "B", name: "b" },
          managers: [
            { manager: "kubectl", operation: "Apply", subresource: "", fields: { "f:spec": {} } },
            { manager: "istiod", operation: "Update", subresource: "status", time: "", fields: {} },
          ],
        },
      },
    });
    expect(read.ok && read.object.data).toEqual({ spec: RAW["spec"], status: RAW["status"] });
  });

  it("says when an object is being deleted, and nothing of deletion or managers where neither is", () => {
    const metaOf = (metadata: JsonObject): object => {
      const read = asClusterObject({ apiVersion: "v1", kind: "A", metadata: { name: "a", ...metadata } });
      return read.ok ? read.object.meta : {};
    };
    const deletionTimestamp = "2026-01-02T00:00:00Z";
    expect(metaOf({ deletionTimestamp })).toMatchObject({ deletionTimestamp });
    for (const none of [{}, { deletionTimestamp: "", managedFields: [] }, { deletionTimestamp: null }]) {
      expect(metaOf(none)).not.toHaveProperty("deletionTimestamp");
      expect(metaOf(none)).not.toHaveProperty("managers");
    }
  });

  it("reads a kind that Meshlens does not know", () => {
    const read = asClusterObject({ apiVersion: "example.com/v1", kind: "Thing", metadata: { name: "a" } });
    expect(read).toMatchObject({ ok: true, kindKey: "", object: { kind: "Thing", data: {} } });
  });

  it("tells the two kinds of Gateway apart", () => {
    const read = asClusterObject({
      apiVersion: "gateway.networking.k8s.io/v1beta1",
      kind: "Gateway",
      metadata: { name: "a" },
    });
    expect(read).toMatchObject({ ok: true, kindKey: "Gateway.gateway.networking.k8s.io" });
  });

  it.each<[string, JsonObject]>([
    ["noApiVersion", { kind: "A", metadata: { name: "a" } }],
    ["noApiVersion", {}],
    ["noKind", { apiVersion: "v1", kind: 1, metadata: { name: "a" } }],
    ["noName", { apiVersion: "v1", kind: "A" }],
    ["noName", { apiVersion: "v1", kind: "A", metadata: { name: "" } }],
    ["noName", { apiVersion: "v1", kind: "A", metadata: [{ name: "a" }] }],
    ["nestedTooDeep", { apiVersion: "v1", kind: "A", metadata: { name: "a" }, spec: nested(100_000) }],
  ])("says %s of what is no object", (problem, raw) => {
    expect(asClusterObject(raw)).toMatchObject({ ok: false, problem });
  });
});

describe("toRawObject", () => {
  it("turns a read object back into what people write", () => {
    const read = asClusterObject(RAW);
    expect(read.ok && toRawObject(read.object)).toEqual({
      apiVersion: "networking.istio.io/v1",
      kind: "VirtualService",
      metadata: { name: "reviews", namespace: "bookinfo", labels: { app: "reviews" } },
      spec: { hosts: ["reviews"], weight: 0, empty: [] },
    });
  });

  it("names no namespace of an object that has none", () => {
    const read = asClusterObject({
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name: "a", annotations: { b: "c" } },
    });
    expect(read.ok && toRawObject(read.object)).toEqual({
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name: "a", annotations: { b: "c" } },
    });
  });
});
