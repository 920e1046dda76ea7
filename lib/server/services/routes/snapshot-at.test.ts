import { beforeEach, describe, expect, it } from "vitest";
import { recordedOf } from "@/lib/domain/history/recorded-of";
import type { Revision } from "@/lib/domain/history/revision";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt } from "@/lib/domain/mesh/read-json";
import { snapshotOfObjects } from "@/lib/testing/config-object";
import { fakeHistoryStore, type FakeHistoryStore } from "@/lib/testing/fake-history-store";
import { cartByWeight } from "@/lib/testing/shop-mesh";
import { snapshotAt } from "./snapshot-at";

const REF = { kind: "VirtualService", namespace: "shop", name: "cart" };
let history: FakeHistoryStore;

beforeEach(() => {
  history = fakeHistoryStore({ now: () => 0 });
});

function record(
  at: number,
  action: Revision["action"],
  object: ClusterObject | null,
  how?: Revision["how"],
): void {
  const state = object === null ? null : recordedOf(object);
  const seen = { object: REF, uid: "1", resourceVersion: String(at), manager: "kubectl" };
  history.append({ ...seen, at, action, how: how ?? "watched", state });
}

const weightsAt = (at: number, now: readonly ClusterObject[]): unknown => {
  const found = snapshotAt(snapshotOfObjects(now), history, at).snapshot.get(
    "VirtualService",
    "shop",
    "cart",
  );
  return found === undefined ? "absent" : objectAt(found.data, "spec")["http"];
};
const weights = (...of: readonly number[]): unknown => objectAt(cartByWeight(...of).data, "spec")["http"];

describe("the configuration as it was", () => {
  it.each([
    [5, weights(90, 10)],
    [10, weights(90, 10)],
    [15, weights(90, 10)],
    [20, weights(50, 50)],
    [29, weights(50, 50)],
    [30, weights(0, 100)],
  ])("has at %i what the last change until then left", (at, expected) => {
    record(10, "found", cartByWeight(90, 10));
    record(20, "changed", cartByWeight(50, 50));
    record(30, "changed", cartByWeight(0, 100));
    expect(weightsAt(at, [cartByWeight(0, 100)])).toEqual(expected);
  });

  it("has no object that was created later, and has one that was deleted later", () => {
    record(10, "created", cartByWeight(90, 10));
    record(20, "deleted", null);
    expect(weightsAt(5, [])).toBe("absent");
    expect(weightsAt(15, [])).toEqual(weights(90, 10));
    expect(weightsAt(25, [])).toBe("absent");
  });

  it("leaves as it is now what changed without anyone knowing what it was", () => {
    record(20, "changed", cartByWeight(50, 50));
    const past = snapshotAt(snapshotOfObjects([cartByWeight(50, 50)]), history, 10);
    expect(past).toMatchObject({ unknown: [REF], complete: true });
    expect(weightsAt(10, [cartByWeight(50, 50)])).toEqual(weights(50, 50));
  });

  it("takes no mark from before recording for a change", () => {
    record(10, "found", cartByWeight(90, 10));
    record(40, "changed", null, "reconstructed");
    expect(weightsAt(15, [cartByWeight(50, 50)])).toEqual(weights(50, 50));
  });
});
