import { describe, expect, it } from "vitest";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectChange } from "@/lib/ports/cluster-source";
import { createObjectTable, objectKey, type ObjectTable } from "./object-table";
import { createSnapshotStore } from "./snapshot-store";
import { changesOfList, changesOfSteps, type ObjectStep } from "./table-changes";

const object = (name: string, resourceVersion: string, uid = name): ClusterObject => ({
  apiVersion: "v1",
  kind: "Pod",
  meta: {
    namespace: "shop",
    name,
    uid,
    resourceVersion,
    creationTimestamp: "",
    labels: {},
    annotations: {},
    owner: null,
  },
  data: {},
});
const table = (...objects: readonly ClusterObject[]): ObjectTable =>
  createObjectTable(new Map(objects.map((one) => [objectKey("shop", one.meta.name), one])));
const step = (name: string, to: ClusterObject | null): ObjectStep => [objectKey("shop", name), to];
/** "a: 1 → 2", "(found)" behind what a first list brought. */
const told = (changes: readonly ObjectChange[]): readonly string[] =>
  changes.map(({ before, after, found }) => {
    const [from, to] = [before, after].map((side) =>
      side === undefined ? "-" : `${side.meta.uid}@${side.meta.resourceVersion}`,
    );
    return `${from ?? ""} > ${to ?? ""}${found ? " (found)" : ""}`;
  });

describe("changesOfList", () => {
  it("finds everything where nothing was held before", () => {
    expect(told(changesOfList("Pod", undefined, table(object("a", "1"))))).toEqual(["- > a@1 (found)"]);
  });

  it("tells what was created, changed, deleted and replaced while nobody watched, and nothing else", () => {
    const before = table(object("same", "1"), object("changed", "1"), object("gone", "1"), object("x", "1"));
    const after = table(
      object("same", "1"),
      object("changed", "2"),
      object("new", "3"),
      object("x", "4", "anew"),
    );
    expect(told(changesOfList("Pod", before, after))).toEqual([
      "gone@1 > -",
      "changed@1 > changed@2",
      "- > new@3",
      "x@1 > -",
      "- > anew@4",
    ]);
  });

  it("does not call an object new that follows an empty list", () => {
    expect(told(changesOfList("Pod", table(), table(object("a", "1"))))).toEqual(["- > a@1"]);
  });
});

describe("changesOfSteps", () => {
  it("tells of each step of an object, each with what was before it", () => {
    const steps = [
      step("a", object("a", "2")),
      step("b", object("b", "3")),
      step("a", object("a", "4")),
      step("a", null),
      step("b", object("b", "3")),
    ];
    expect(told(changesOfSteps("Pod", table(object("a", "1")), steps))).toEqual([
      "a@1 > a@2",
      "- > b@3",
      "a@2 > a@4",
      "a@4 > -",
    ]);
  });

  it("tells nothing of the end of what was never held", () => {
    expect(changesOfSteps("Pod", undefined, [step("a", null)])).toEqual([]);
  });

  it("tells an object made anew under its name as gone and created", () => {
    const steps = [step("a", object("a", "2", "anew"))];
    expect(told(changesOfSteps("Pod", table(object("a", "1")), steps))).toEqual(["a@1 > -", "- > anew@2"]);
  });
});

describe("onChange of the snapshot store", () => {
  it("tells after the snapshot has the change, until it is stopped", () => {
    const store = createSnapshotStore();
    const heard: (string | undefined)[] = [];
    const stop = store.onChange((changes) => {
      for (const { after } of changes) {
        heard.push(after === undefined ? "gone" : after.meta.resourceVersion);
        expect(store.snapshot().get("Pod", "shop", "a")).toBe(after);
      }
    });
    const first = table(object("a", "1"));
    store.put("Pod", null, first, null);
    store.put("Pod", null, first, null);
    const second = table(object("a", "2"));
    store.put("Pod", null, second, [step("a", object("a", "2"))].slice(1));
    store.put("Pod", null, table(), [step("a", null)]);
    stop();
    store.put("Pod", null, first, null);
    expect(heard).toEqual(["1", "gone"]);
  });

  it("says nothing when a kind is no longer watched, and finds its objects when it is again", () => {
    const store = createSnapshotStore();
    const heard: string[] = [];
    store.onChange((changes) => void heard.push(...told(changes)));
    store.put("Pod", null, table(object("a", "1")), null);
    store.remove("Pod", null);
    store.put("Pod", "shop", table(object("a", "1")), null);
    expect(heard).toEqual(["- > a@1 (found)", "- > a@1 (found)"]);
  });
});
