import { describe, expect, it } from "vitest";
import type { ClusterObject, ObjectMeta } from "@/lib/domain/mesh/cluster-object";
import { clusterObject } from "@/lib/testing/cluster-object";
import { marksOf, rolloutMark } from "./marks-of";
import { writerOf } from "./writer-of";
import { writesOf } from "./writes-of";

const REF = { kind: "Gateway.networking.istio.io", namespace: "shop", name: "front" };
const CREATED = "2026-01-01T00:00:00Z";
const MS = Date.parse(CREATED);

function object(
  writes: readonly (readonly [string, string])[],
  meta: Partial<ObjectMeta> = {},
): ClusterObject {
  const made = clusterObject("Gateway", "shop", "front");
  const managers = writes.map(([manager, time]) => ({
    manager,
    operation: "Update" as const,
    subresource: "",
    time,
    fields: {},
  }));
  return { ...made, meta: { ...made.meta, creationTimestamp: CREATED, managers, ...meta } };
}

describe("marksOf", () => {
  it("names the object by its reference, and keeps no content", () => {
    expect(marksOf(object([]), REF)).toEqual([
      {
        object: REF,
        uid: "Gateway/shop/front",
        resourceVersion: "",
        at: MS,
        action: "created",
        how: "reconstructed",
        manager: "",
        state: null,
      },
    ]);
  });

  it("takes the write of the moment of creation for its author, and tells it once", () => {
    const writes = [
      ["later", "2026-01-02T00:00:00Z"],
      ["helm", "2026-01-01T00:00:01Z"],
    ] as const;
    expect(marksOf(object(writes), REF).map(({ action, manager }) => [action, manager])).toEqual([
      ["created", "helm"],
      ["changed", "later"],
    ]);
  });

  it("without a time of creation tells of the writes alone; what has no time is left out", () => {
    const writes = [
      ["ann", "2026-01-02T00:00:00Z"],
      ["bob", ""],
      ["eve", "yesterday"],
    ] as const;
    const marks = marksOf(object(writes, { creationTimestamp: "" }), REF);
    expect(marks.map(({ manager }) => manager)).toEqual(["ann"]);
  });
});

describe("rolloutMark", () => {
  const replicaSet = (owner: ObjectMeta["owner"], creationTimestamp = CREATED): ClusterObject => {
    const made = clusterObject("ReplicaSet", "shop", "reviews-1");
    return { ...made, meta: { ...made.meta, owner, creationTimestamp } };
  };

  it.each(["Deployment", "Rollout"])("is a change of the %s that owns the ReplicaSet", (kind) => {
    expect(rolloutMark(replicaSet({ kind, name: "reviews" }))).toMatchObject({
      object: { kind, namespace: "shop", name: "reviews" },
      action: "changed",
      how: "reconstructed",
      at: MS,
    });
  });

  it.each([
    ["without an owner", replicaSet(null)],
    ["of another controller", replicaSet({ kind: "Machine", name: "m" })],
    ["without a time", replicaSet({ kind: "Deployment", name: "reviews" }, "")],
  ])("is none for a ReplicaSet %s", (_which, set) => {
    expect(rolloutMark(set)).toBeNull();
  });
});

describe("writerOf", () => {
  const [EARLY, LATE] = ["2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z"];

  it("is the manager whose write is new, also where another wrote later", () => {
    const before = object([["ann", CREATED], ["bob", LATE]]); // prettier-ignore
    const after = object([["ann", EARLY], ["bob", LATE]]); // prettier-ignore
    expect(writerOf(after, before)?.manager).toBe("ann");
  });

  it("is the newest where nothing is new: two writes in one second look the same", () => {
    const after = object([["ann", EARLY], ["bob", LATE]]); // prettier-ignore
    expect(writerOf(after, after)).toEqual({ manager: "bob", at: Date.parse(LATE) });
    expect(writerOf(after)?.manager).toBe("bob");
    expect(writerOf(object([]))).toBeNull();
  });
});

it("writesOf reads no more than a hundred managers", () => {
  const many = object(Array.from({ length: 5_000 }, (_, index) => [`m${index}`, CREATED] as const));
  expect(writesOf(many)).toHaveLength(100);
});
