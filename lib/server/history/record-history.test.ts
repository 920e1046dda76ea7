import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordedOf } from "@/lib/domain/history/recorded-of";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectChange } from "@/lib/ports/cluster-source";
import { clusterObject } from "@/lib/testing/cluster-object";
import { fakeClusterSource } from "@/lib/testing/fake-cluster-source";
import { fakeHistoryStore } from "@/lib/testing/fake-history-store";
import { recordHistory } from "./record-history";

const NOW = Date.parse("2026-02-01T00:00:00Z");

/** A recorder whose waiting work runs with `settle`. */
function recorder(history = fakeHistoryStore({ now: () => NOW })) {
  const cluster = fakeClusterSource(["shop"]);
  const waiting: (() => void)[] = [];
  const warned: string[] = [];
  let now = NOW;
  const stop = recordHistory({
    cluster,
    history,
    clock: { now: () => now },
    log: { warn: (_fields, message) => void warned.push(message) },
    soon: (work) => void waiting.push(work),
  });
  const settle = (): void => {
    for (let work = waiting.shift(); work !== undefined; work = waiting.shift()) work();
  };
  return { cluster, history, waiting, warned, stop, settle, advance: (ms: number) => void (now += ms) };
}

function service(weight: number, name = "reviews"): ClusterObject {
  const made = clusterObject("VirtualService", "shop", name, { data: { spec: { weight } } });
  return { ...made, meta: { ...made.meta, resourceVersion: String(weight) } };
}

const change = (
  before: ClusterObject | undefined,
  after: ClusterObject | undefined,
  found = false,
): ObjectChange => ({ kindKey: "VirtualService", before, after, found });

function replicaSet(name: string, creationTimestamp: string): ObjectChange {
  const made = clusterObject("ReplicaSet", "shop", name);
  const owner = { kind: "Deployment", name: "reviews" };
  const after = { ...made, meta: { ...made.meta, owner, creationTimestamp } };
  return { kindKey: "ReplicaSet", before: undefined, after, found: true };
}

describe("recordHistory", () => {
  it("records when the change was seen, not when there was time to write it", () => {
    const { cluster, history, settle, advance } = recorder();
    cluster.tell([change(undefined, service(1))]);
    advance(60_000);
    expect(history.revisions).toEqual([]);
    settle();
    expect(history.revisions).toMatchObject([{ action: "created", at: NOW }]);
  });

  it("keeps configuration only, and of ReplicaSets the rollouts they tell of", () => {
    const { cluster, history, settle } = recorder();
    cluster.tell([
      { kindKey: "Pod", before: undefined, after: clusterObject("Pod", "shop", "p"), found: false },
      { kindKey: "Secret", before: undefined, after: clusterObject("Secret", "shop", "s"), found: false },
      replicaSet("reviews-2", "2026-01-05T00:00:00Z"),
      replicaSet("reviews-1", "2026-01-03T00:00:00Z"),
    ]);
    settle();
    const listed = history.list({ namespaces: null, limit: 10 });
    expect(listed.map(({ object, at }) => [object.kind, object.name, at])).toEqual([
      ["Deployment", "reviews", Date.parse("2026-01-05T00:00:00Z")],
      ["Deployment", "reviews", Date.parse("2026-01-03T00:00:00Z")],
    ]);
  });

  it("adds nothing when it starts again over what it knows", () => {
    const history = fakeHistoryStore({ now: () => NOW });
    for (let start = 0; start < 3; start += 1) {
      const { cluster, settle, stop } = recorder(history);
      cluster.tell([change(undefined, service(1), true), replicaSet("reviews-1", "2026-01-03T00:00:00Z")]);
      settle();
      stop();
    }
    expect(history.revisions.map(({ action }) => action)).toEqual(["created", "found", "changed"]);
  });

  it("writes in steps, so that thousands of objects hold up nothing else", () => {
    const { cluster, history, waiting } = recorder();
    cluster.tell(Array.from({ length: 250 }, (_, index) => change(undefined, service(1, `r${index}`))));
    const steps: number[] = [];
    for (let work = waiting.shift(); work !== undefined; work = waiting.shift()) {
      work();
      steps.push(history.revisions.length);
    }
    expect(steps).toEqual([100, 200, 250]);
  });

  it("says when more comes than it can hold", () => {
    const { cluster, warned } = recorder();
    const many = Array.from({ length: 60_000 }, () => change(undefined, service(1)));
    cluster.tell(many);
    expect(warned).toEqual([]);
    cluster.tell(many);
    expect(warned).toEqual(["too many changes at once: some are missing from the history"]);
  });

  it("writes what waits when it stops, and hears nothing afterwards", () => {
    const { cluster, history, stop } = recorder();
    cluster.tell([change(undefined, service(1))]);
    stop();
    cluster.tell([change(service(1), service(2))]);
    expect(history.revisions).toHaveLength(1);
  });
});

describe("what was deleted while nobody watched", () => {
  const scope = { objects: 0, state: "live" as const, since: 0 };

  it("is recorded once its kind is live, without any change to tell of it", async () => {
    const history = fakeHistoryStore({ now: () => NOW });
    const first = recorder(history);
    first.cluster.tell([change(undefined, service(1, "gone")), change(undefined, service(1, "kept"))]);
    first.settle();
    first.stop();
    const second = recorder(history);
    second.cluster.objects = [service(1, "kept")];
    second.cluster.kinds = [{ kind: "VirtualService", namespace: null, ...scope }];
    await second.cluster.whenReady(AbortSignal.timeout(1_000));
    second.settle();
    expect(history.revisions.slice(2)).toMatchObject([
      { action: "deleted", object: { name: "gone" }, at: NOW },
    ]);
    second.cluster.tell([]);
    second.settle();
    expect(history.revisions).toHaveLength(3);
  });

  it.each([
    [
      "its kind is not live yet",
      { kind: "VirtualService", namespace: null, objects: 0, state: "syncing" as const },
    ],
    ["the watch covers another namespace", { kind: "VirtualService", namespace: "other", ...scope }],
    ["the watch is another kind's", { kind: "Sidecar", namespace: null, ...scope }],
  ])("is not guessed while %s", (_why, state) => {
    const { cluster, history, settle } = recorder();
    cluster.tell([change(undefined, service(1))]);
    settle();
    cluster.kinds = [state];
    cluster.tell([]);
    settle();
    expect(history.revisions).toHaveLength(1);
  });
});

describe("random changes", () => {
  const names = fc.constantFrom("a", "b", "c");
  const spec: fc.Arbitrary<JsonObject> = fc.record({
    weight: fc.integer({ min: 0, max: 3 }),
    on: fc.boolean(),
    list: fc.array(fc.constantFrom("", "x"), { maxLength: 2 }),
  });
  const step = fc.record({ name: names, spec: fc.option(spec), status: fc.integer({ min: 0, max: 2 }) });

  it("are recorded as exactly the states they went through, in order", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), fc.integer({ min: 1, max: 5 }), (steps, batch) => {
        const { cluster, history, settle } = recorder();
        const now = new Map<string, ClusterObject>();
        const states = new Map<string, string[]>();
        const changes = steps.map((next, index): ObjectChange => {
          const before = now.get(next.name);
          if (next.spec === null) {
            now.delete(next.name);
            if (before !== undefined) states.get(next.name)?.push("null");
            return change(before, undefined);
          }
          const made = clusterObject("VirtualService", "shop", next.name, {
            data: { spec: next.spec, status: { at: next.status } },
          });
          const after = { ...made, meta: { ...made.meta, resourceVersion: String(index) } };
          now.set(next.name, after);
          const known = states.get(next.name) ?? [];
          const state = JSON.stringify(recordedOf(after));
          if (known.at(-1) !== state) known.push(state);
          states.set(next.name, known);
          return change(before, after);
        });
        for (let start = 0; start < changes.length; start += batch) {
          cluster.tell(changes.slice(start, start + batch));
          if (start % 2 === 0) settle();
        }
        settle();
        const recorded = new Map<string, string[]>();
        for (const { object, state } of history.revisions) {
          recorded.set(object.name, [...(recorded.get(object.name) ?? []), JSON.stringify(state)]);
        }
        expect(Object.fromEntries(recorded)).toEqual(Object.fromEntries(states));
      }),
    );
  });
});
