import { describe, expect, it } from "vitest";
import { findKind } from "../../kube-api/kinds/find-kind";
import { ObjectStore } from "../../kube-api/store/object-store";
import type { K8sObject } from "../../world/k8s-object";
import { LiveView } from "./live-view";

const object = (kind: string, name: string, namespace?: string): K8sObject => ({
  apiVersion: "v1",
  kind,
  metadata: { name, ...(namespace === undefined ? {} : { namespace }) },
});

function worldOf(...objects: readonly K8sObject[]) {
  const store = new ObjectStore(0, 100);
  const put = (one: K8sObject): void => {
    const kind = findKind(one.apiVersion, one.kind);
    if (kind) store.put(kind, one);
  };
  objects.forEach(put);
  const live = new LiveView(store);
  store.subscribe(({ kind, object: one, type }) => live.apply(kind, one, type !== "DELETED"));
  live.takeChanged();
  return { store, live, put };
}

const world = () =>
  worldOf(
    object("Namespace", "a"),
    object("Namespace", "b"),
    object("Pod", "p", "a"),
    object("Pod", "q", "b"),
  );
const names = (objects: readonly K8sObject[]): readonly string[] => objects.map((one) => one.metadata.name);

describe("LiveView", () => {
  it("shows a namespace its own objects and those of the cluster", () => {
    const { live } = world();
    expect(names(live.namespace("a").list("", "Pod"))).toEqual(["p"]);
    expect(names(live.namespace("a").list("", "Namespace"))).toEqual(["a", "b"]);
    expect(names(live.cluster.list("", "Pod"))).toEqual(["p", "q"]);
    expect(live.cluster.list("", "Nothing")).toEqual([]);
  });

  it("counts as changed what changed, and forgets it once taken", () => {
    const { live, put } = world();
    expect(live.hasChanged()).toBe(false);
    put(object("Pod", "p2", "a"));
    expect(live.hasChanged()).toBe(true);
    expect(live.takeChanged()).toEqual(["a"]);
    expect(live.takeChanged()).toEqual([]);
    put(object("Namespace", "b"));
    expect(live.takeChanged()).toEqual(["b"]);
  });

  it("counts every namespace as changed with an object that belongs to none", () => {
    const { live, put } = world();
    put(object("Node", "n"));
    expect(live.takeChanged()).toEqual(["a", "b"]);
  });

  it("lists anew what was added and removed", () => {
    const { live, put, store } = world();
    const pods = findKind("v1", "Pod");
    if (!pods) throw new Error("pods are served");
    expect(names(live.namespace("a").list("", "Pod"))).toEqual(["p"]);
    put(object("Pod", "p2", "a"));
    store.remove(pods, "a", "p");
    expect(names(live.namespace("a").list("", "Pod"))).toEqual(["p2"]);
    expect(names(live.cluster.list("", "Pod"))).toEqual(["p2", "q"]);
  });
});
