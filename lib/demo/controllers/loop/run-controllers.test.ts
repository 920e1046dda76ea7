import { describe, expect, it } from "vitest";
import { ObjectStore } from "../../kube-api/store/object-store";
import { loadObjects } from "../../kube-api/store/load-objects";
import type { K8sObject } from "../../world/k8s-object";
import { namespaceObject } from "../../world/simple-objects";
import type { Controller } from "../controller";
import { createAllocations } from "./allocations";
import { runControllers } from "./run-controllers";

const configMap = (name: string, namespace = "a"): K8sObject => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, namespace },
});

function run(...perNamespace: readonly Controller[]) {
  const store = new ObjectStore(0, 100);
  loadObjects(store, [namespaceObject("a", false), namespaceObject("b", false), configMap("x")], 0);
  const timers: { readonly ms: number; readonly fire: () => void }[] = [];
  const problems: string[] = [];
  const clock = { time: 1_000_000, now: () => clock.time };
  const running = runControllers({
    store,
    clock,
    timers: {
      after: (ms, fire) => {
        const timer = { ms, fire };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer), 1);
      },
    },
    allocations: createAllocations(),
    perNamespace,
    perCluster: [],
    onProblem: (problem) => problems.push(problem),
  });
  const names = (): readonly string[] =>
    store
      .all()
      .filter(({ kind }) => kind === "ConfigMap")
      .map(({ metadata }) => `${metadata.namespace ?? ""}/${metadata.name}`)
      .sort();
  return { store, running, timers, problems, clock, names };
}

const nothing = { writes: [], wakeAt: null };
/** Makes the ConfigMap `second` wherever there is one named `first`. */
const copies = (first: string, second: string): Controller => ({
  name: "copies",
  reconcile: (view) => ({
    writes: view
      .list("", "ConfigMap")
      .filter(({ metadata }) => metadata.name === first)
      .map(({ metadata }) => ({ op: "create", object: configMap(second, metadata.namespace) })),
    wakeAt: null,
  }),
});

describe("runControllers", () => {
  it("goes on until no controller wants anything, and then waits for nothing", () => {
    const { running, names, timers, problems } = run(copies("z", "last"), copies("y", "z"), copies("x", "y"));
    running.settle();
    expect(names()).toEqual(["a/last", "a/x", "a/y", "a/z"]);
    expect(timers).toEqual([]);
    expect(problems).toEqual([]);
  });

  it("looks at the namespaces that changed only", () => {
    const seen: number[] = [];
    const { running, store, timers } = run({
      name: "counts",
      reconcile: (view) => {
        seen.push(view.list("", "ConfigMap").length);
        return nothing;
      },
    });
    running.settle();
    expect(seen).toEqual([1, 0]);
    loadObjects(store, [configMap("one", "b"), configMap("two", "b")], 0);
    expect(timers).toHaveLength(1);
    timers[0]?.fire();
    expect(seen).toEqual([1, 0, 2]);
  });

  it("wakes at the earliest moment a controller asked for", () => {
    const calls: number[] = [];
    const { running, timers, clock } = run(
      { name: "late", reconcile: () => ({ writes: [], wakeAt: 1_009_000 }) },
      {
        name: "early",
        reconcile: (_, now) => {
          calls.push(now);
          return { writes: [], wakeAt: now < 1_005_000 ? 1_005_000 : null };
        },
      },
    );
    running.settle();
    expect(timers.map(({ ms }) => ms)).toEqual([5_000]);
    clock.time = 1_005_000;
    timers.splice(0).forEach(({ fire }) => fire());
    expect(calls).toEqual([1_000_000, 1_000_000, 1_005_000, 1_005_000]);
    expect(timers.map(({ ms }) => ms)).toEqual([4_000]);
  });

  it("says so and slows down when controllers undo each other's work", () => {
    const { running, timers, problems } = run(
      {
        name: "restless",
        reconcile: (view) => ({
          writes: view.list("", "ConfigMap").map((object) => ({
            op: "update",
            object: {
              ...object,
              data: { count: String(JSON.stringify(object["data"] ?? "").length + 1) },
            },
          })),
          wakeAt: null,
        }),
      },
      {
        name: "restless too",
        reconcile: (view) => ({
          writes: view
            .list("", "ConfigMap")
            .map((object) => ({ op: "update", object: { ...object, data: {} } })),
          wakeAt: null,
        }),
      },
    );
    running.settle();
    expect(problems).toEqual(["the controllers do not come to rest"]);
    expect(timers.map(({ ms }) => ms)).toEqual([1_000]);
  });

  it("goes on with the others when one fails", () => {
    const { running, names, problems } = run(
      {
        name: "broken",
        reconcile: () => {
          throw new Error("no luck");
        },
      },
      copies("x", "y"),
    );
    running.settle();
    expect(names()).toEqual(["a/x", "a/y"]);
    expect(new Set(problems)).toEqual(new Set(["broken: no luck"]));
  });

  it("does nothing in a namespace that is being deleted or not there, nor after it was closed", () => {
    const { running, store, names, timers } = run(copies("x", "y"));
    loadObjects(
      store,
      [
        { ...namespaceObject("b", false), status: { phase: "Terminating" } },
        configMap("x", "b"),
        configMap("x", "c"),
      ],
      0,
    );
    running.settle();
    expect(names()).toEqual(["a/x", "a/y", "b/x", "c/x"]);
    running.close();
    loadObjects(store, [namespaceObject("c", false)], 0);
    expect(timers).toEqual([]);
  });
});
