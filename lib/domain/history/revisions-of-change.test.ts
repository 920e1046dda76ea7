import { describe, expect, it } from "vitest";
import type { ClusterObject, FieldManager, JsonObject, ObjectMeta } from "@/lib/domain/mesh/cluster-object";
import { clusterObject } from "@/lib/testing/cluster-object";
import { recordedOf } from "./recorded-of";
import type { Revision } from "./revision";
import { revisionsOfChange } from "./revisions-of-change";

const REF = { kind: "VirtualService", namespace: "shop", name: "reviews" };
const at = (time: string): number => Date.parse(`2026-01-${time}:00Z`);
const NOW = at("09T12:00");

function manager(name: string, time: string, subresource = ""): FieldManager {
  return { manager: name, operation: "Update", subresource, time: `2026-01-${time}:00Z`, fields: {} };
}

function object(data: JsonObject, meta: Partial<ObjectMeta> = {}): ClusterObject {
  const made = clusterObject("VirtualService", "shop", "reviews", { data });
  return { ...made, meta: { ...made.meta, creationTimestamp: "2026-01-01T00:00:00Z", ...meta } };
}

/** How the object was recorded last. */
function recorded(of: ClusterObject, when: number, rest: Partial<Revision> = {}): Omit<Revision, "id"> {
  return {
    object: REF,
    uid: of.meta.uid,
    resourceVersion: of.meta.resourceVersion,
    at: when,
    action: "changed",
    how: "watched",
    manager: "",
    state: recordedOf(of),
    ...rest,
  };
}

const V1 = object({ spec: { weight: 0 } });
const V2 = object({ spec: { weight: 10 } }, { resourceVersion: "2", managers: [manager("ann", "09T11:59")] });
const short = (revisions: readonly Omit<Revision, "id">[]): readonly unknown[] =>
  revisions.map(({ action, how, at: when, manager: who, state }) => [action, how, when, who, state !== null]);

describe("a change that is seen", () => {
  const seen = { object: REF, found: false };

  it("is recorded whole, with who made it and when it was seen", () => {
    const [revision, ...more] = revisionsOfChange({ ...seen, before: V1, after: V2 }, recorded(V1, 5), NOW);
    expect(more).toEqual([]);
    expect(revision).toEqual({
      object: REF,
      uid: V2.meta.uid,
      resourceVersion: "2",
      at: NOW,
      action: "changed",
      how: "watched",
      manager: "ann",
      state: recordedOf(V2),
    });
  });

  it.each([
    ["the status", object({ spec: { weight: 0 }, status: { conditions: [] } })],
    ["the resource version", object({ spec: { weight: 0 } }, { resourceVersion: "9" })],
    ["the managed fields", object({ spec: { weight: 0 } }, { managers: [manager("kubectl", "02T00:00")] })],
    ["the API version it is read in", { ...V1, apiVersion: "networking.istio.io/v1beta1" }],
  ])("of %s alone is none", (_what, after) => {
    expect(revisionsOfChange({ ...seen, before: V1, after }, recorded(V1, 5), NOW)).toEqual([]);
  });

  it.each([
    ["a label", object({ spec: { weight: 0 } }, { labels: { a: "" } })],
    ["an annotation", object({ spec: { weight: 0 } }, { annotations: { a: "b" } })],
    ["0 to false", object({ spec: { weight: false } })],
    ["a field that is gone", object({ spec: {} })],
    ["a list that is empty", object({ spec: { weight: 0, http: [] } })],
  ])("of %s is one", (_what, after) => {
    expect(revisionsOfChange({ ...seen, before: V1, after }, recorded(V1, 5), NOW)).toHaveLength(1);
  });

  it("of an object nobody knew, or that was deleted, or that has another uid is a creation", () => {
    const created = [["created", "watched", NOW, "ann", true]];
    const change = { ...seen, before: undefined, after: V2 };
    expect(short(revisionsOfChange(change, undefined, NOW))).toEqual(created);
    const deleted = recorded(V1, 5, { action: "deleted", state: null });
    expect(short(revisionsOfChange(change, deleted, NOW))).toEqual(created);
    expect(short(revisionsOfChange(change, recorded(V2, 5, { uid: "other" }), NOW))).toEqual(created);
  });

  it("that deletes keeps no content, and is recorded once", () => {
    const change = { ...seen, before: V2, after: undefined };
    const [deletion] = revisionsOfChange(change, recorded(V2, 5), NOW);
    expect(deletion).toMatchObject({
      action: "deleted",
      uid: V2.meta.uid,
      resourceVersion: "2",
      state: null,
    });
    expect(revisionsOfChange(change, deletion, NOW)).toEqual([]);
  });

  it("that deletes what was only recorded names the uid that was recorded", () => {
    const change = { object: REF, before: undefined, after: undefined, found: false };
    expect(revisionsOfChange(change, recorded(V1, 5), NOW)).toMatchObject([
      { action: "deleted", uid: V1.meta.uid, at: NOW },
    ]);
  });
});

describe("an object that is found", () => {
  const managers = [
    manager("argocd", "05T10:00"),
    manager("istiod", "09T11:00", "status"),
    manager("kubectl", "01T00:00"),
    manager("ann", "07T10:00"),
  ];
  const found = { object: REF, before: undefined, found: true };
  const after = object({ spec: { weight: 1 } }, { managers });

  it("for the first time brings what its metadata tells of earlier changes, then itself", () => {
    expect(short(revisionsOfChange({ ...found, after }, undefined, NOW))).toEqual([
      ["created", "reconstructed", at("01T00:00"), "kubectl", false],
      ["changed", "reconstructed", at("05T10:00"), "argocd", false],
      ["changed", "reconstructed", at("07T10:00"), "ann", false],
      ["found", "watched", NOW, "ann", true],
    ]);
  });

  it("as it was recorded adds nothing", () => {
    expect(revisionsOfChange({ ...found, after }, recorded(after, 5), NOW)).toEqual([]);
  });

  it("otherwise than recorded was changed meanwhile, at the time its last writer left", () => {
    const last = recorded(V1, at("04T00:00"));
    expect(short(revisionsOfChange({ ...found, after }, last, NOW))).toEqual([
      ["changed", "reconstructed", at("05T10:00"), "argocd", false],
      ["changed", "watched", at("07T10:00"), "ann", true],
    ]);
  });

  it("otherwise than recorded, with no write since told, was changed by now", () => {
    expect(short(revisionsOfChange({ ...found, after }, recorded(V1, at("08T00:00")), NOW))).toEqual([
      ["changed", "watched", NOW, "ann", true],
    ]);
  });

  it("with another uid was made anew", () => {
    const last = recorded(V1, at("06T00:00"), { uid: "before" });
    expect(short(revisionsOfChange({ ...found, after }, last, NOW))).toEqual([
      ["created", "watched", at("07T10:00"), "ann", true],
    ]);
  });

  it("with a time that is yet to come says nothing about then: clocks differ", () => {
    const early = object(
      { spec: {} },
      { managers: [manager("ann", "30T00:00"), manager("bob", "30T00:00")] },
    );
    expect(short(revisionsOfChange({ ...found, after: early }, recorded(V1, 5), at("02T00:00")))).toEqual([
      ["changed", "watched", at("01T00:00"), "bob", true],
    ]);
  });
});
