import { describe, expect, it } from "vitest";
import type { K8sObject } from "../../world/k8s-object";
import { findResource } from "../kinds/find-kind";
import { ObjectStore } from "./object-store";

const found = findResource("", "v1", "pods");
if (found === undefined) throw new Error("pods are served");
const pods = found;
const pod = (name: string, phase = "Running"): K8sObject => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace: "n" },
  status: { phase },
});
const names = (objects: readonly K8sObject[]): readonly string[] =>
  objects.map(({ metadata }) => metadata.name);

describe("ObjectStore", () => {
  it("stamps every change with the next revision", () => {
    const store = new ObjectStore(100, 10);
    expect(store.put(pods, pod("a")).metadata.resourceVersion).toBe("101");
    expect(store.put(pods, pod("a", "Failed")).metadata.resourceVersion).toBe("102");
    store.remove(pods, "n", "a");
    expect(store.revision).toBe(103);
    expect(store.changesSince(pods, 100)?.map(({ type }) => type)).toEqual(["ADDED", "MODIFIED", "DELETED"]);
  });

  it("lists a kind as it was at an earlier revision", () => {
    const store = new ObjectStore(0, 10);
    store.put(pods, pod("b"));
    const { revision } = store;
    store.put(pods, pod("a"));
    store.put(pods, pod("b", "Failed"));
    store.remove(pods, "n", "b");
    expect(names(store.list(pods))).toEqual(["a"]);
    expect(store.list(pods, revision).map((object) => object["status"])).toEqual([{ phase: "Running" }]);
  });

  it("forgets old changes and says so", () => {
    const store = new ObjectStore(0, 2);
    for (let change = 0; change < 5; change++) store.put(pods, pod(`p${change}`));
    expect(store.compactedRevision).toBe(3);
    expect(store.changesSince(pods, 2)).toBeNull();
    expect(store.changesSince(pods, 3)).toHaveLength(2);
  });

  it("tells no listener that has left", () => {
    const store = new ObjectStore(0, 10);
    const heard: number[] = [];
    const leave = store.subscribe(({ revision }) => heard.push(revision));
    store.put(pods, pod("a"));
    leave();
    store.put(pods, pod("b"));
    expect(heard).toEqual([1]);
  });
});
