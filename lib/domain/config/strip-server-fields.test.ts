import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { restoreServerFields } from "./restore-server-fields";
import { stripServerFields } from "./strip-server-fields";

const LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";
const SERVED: JsonObject = {
  apiVersion: "v1",
  kind: "A",
  metadata: {
    name: "a",
    namespace: "b",
    uid: "u",
    resourceVersion: "7",
    generation: 3,
    selfLink: "/x",
    creationTimestamp: "2026-01-01T00:00:00Z",
    managedFields: [{}],
    finalizers: ["f"],
    annotations: { [LAST_APPLIED]: "{}", note: "x" },
  },
  spec: { weight: 0, on: false, text: "", list: [], map: {}, none: null },
  status: { conditions: [] },
};
const WRITTEN: JsonObject = {
  apiVersion: "v1",
  kind: "A",
  metadata: { name: "a", namespace: "b", finalizers: ["f"], annotations: { note: "x" } },
  spec: { weight: 0, on: false, text: "", list: [], map: {}, none: null },
};
const metadata = (value: JsonObject): JsonObject => ({ metadata: value });

describe("stripServerFields", () => {
  it("leaves what people write, to the last 0 and empty list", () => {
    expect(stripServerFields(SERVED)).toEqual(WRITTEN);
  });

  it("drops annotations that hold nothing but kubectl's copy, and keeps those that are empty", () => {
    expect(stripServerFields(metadata({ annotations: { [LAST_APPLIED]: "{}" } }))).toEqual(metadata({}));
    expect(stripServerFields(metadata({ annotations: {} }))).toEqual(metadata({ annotations: {} }));
  });

  it.each<[JsonObject]>([[{}], [{ metadata: null }], [{ metadata: "text" }], [{ metadata: [] }]])(
    "takes %j as it is",
    (odd) => {
      expect(stripServerFields(odd)).toEqual(odd);
    },
  );
});

describe("restoreServerFields", () => {
  it("turns stripping round", () => {
    expect(restoreServerFields(stripServerFields(SERVED), SERVED)).toEqual(SERVED);
  });

  it("takes what the API server sets from the current object, whatever the edit says", () => {
    const edited = { metadata: { name: "a", uid: "other", labels: { b: "c" } }, status: { hacked: true } };
    const current = { metadata: { name: "a", uid: "u" }, status: { fine: true } };
    expect(restoreServerFields(edited, current)).toEqual({
      metadata: { name: "a", uid: "u", labels: { b: "c" } },
      status: { fine: true },
    });
  });

  it("keeps kubectl's copy when people remove every annotation", () => {
    const current = metadata({ annotations: { [LAST_APPLIED]: "{}", note: "x" } });
    expect(restoreServerFields(metadata({}), current)).toEqual(
      metadata({ annotations: { [LAST_APPLIED]: "{}" } }),
    );
  });

  it("gives no metadata or status to an object where neither side has any", () => {
    expect(Object.keys(restoreServerFields({ spec: {} }, { spec: {} }))).toEqual(["spec"]);
  });

  it("gives back what the API server sets where people removed all metadata", () => {
    expect(restoreServerFields({ spec: {} }, metadata({ uid: "u", name: "a" }))).toEqual({
      spec: {},
      metadata: { uid: "u" },
    });
  });

  it("takes away what the API server does not set now: a write of it would say that it does", () => {
    const edited = metadata({ name: "a", resourceVersion: "7", deletionTimestamp: "2026-01-01T00:00:00Z" });
    expect(restoreServerFields(edited, metadata({ name: "a" }))).toEqual(metadata({ name: "a" }));
  });

  it("puts kubectl's copy in the place of annotations that are no object", () => {
    const current = metadata({ annotations: { [LAST_APPLIED]: "{}" } });
    expect(restoreServerFields(metadata({ annotations: null }), current)).toEqual(current);
    expect(restoreServerFields(metadata({ annotations: null }), metadata({}))).toEqual(
      metadata({ annotations: null }),
    );
  });

  it("brings in no copy of kubectl's that the object has not", () => {
    const edited = metadata({ annotations: { [LAST_APPLIED]: "{}", note: "x" } });
    expect(restoreServerFields(edited, metadata({}))).toEqual(metadata({ annotations: { note: "x" } }));
  });
});
