import { describe, expect, it } from "vitest";
import { RunningCluster } from "@/lib/testing/running-cluster";
import type { K8sObject } from "../../world/k8s-object";
import { NODES } from "../../world/nodes";
import { service } from "../../world/service";
import { namespaceObject, serviceAccount } from "../../world/simple-objects";
import { deployment, statefulSet } from "../../world/workload";

const cluster = (...objects: readonly K8sObject[]): RunningCluster =>
  new RunningCluster([...NODES, namespaceObject("shop", false), namespaceObject("other", false), ...objects]);
const WEB = [
  deployment({ namespace: "shop", name: "web", replicas: 2 }),
  service({ namespace: "shop", name: "web", ports: [{ name: "http", port: 80 }] }),
];
const contents = (of: RunningCluster): readonly string[] =>
  of.store
    .all()
    .filter(({ kind, metadata }) => metadata.namespace === "shop" && kind !== "Event")
    .map(({ kind }) => kind);
const ending = (namespace: K8sObject, now: number): K8sObject => ({
  ...namespace,
  metadata: { ...namespace.metadata, deletionTimestamp: new Date(now).toISOString() },
  status: { phase: "Terminating" },
});
function end(running: RunningCluster): void {
  running.storeAsIs(ending(running.get("Namespace", "shop"), running.now));
}

describe("namespaces", () => {
  // https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts
  it("have a ServiceAccount default, made again when it is deleted", () => {
    const running = cluster();
    expect(
      running
        .list("ServiceAccount")
        .map(({ metadata }) => metadata.namespace)
        .sort(),
    ).toEqual(["other", "shop"]);
    running.remove(serviceAccount("shop", "default"));
    expect(running.list("ServiceAccount", "shop")).toHaveLength(1);
    running.put(namespaceObject("new", false));
    expect(running.list("ServiceAccount", "new")).toHaveLength(1);
  });

  // https://kubernetes.io/docs/tasks/administer-cluster/namespaces/#deleting-a-namespace
  it("lose everything in them and then go themselves when deleted", () => {
    const running = cluster(...WEB);
    expect(contents(running).length).toBeGreaterThan(5);
    end(running);
    running.advance(5_000);
    expect(contents(running)).toEqual([]);
    expect(running.list("Namespace").map(({ metadata }) => metadata.name)).toEqual(["other"]);
  });

  it("stay as long as a finalizer holds something in them", () => {
    const running = cluster(...WEB, {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "held", namespace: "shop", finalizers: ["example.com/held"] },
    });
    end(running);
    running.advance(5_000);
    expect(contents(running)).toEqual(["ConfigMap"]);
    expect(running.list("Namespace")).toHaveLength(2);
  });
});

// https://kubernetes.io/docs/concepts/architecture/garbage-collection/#owners-dependents
describe("garbage collector", () => {
  it.each([
    ["Deployment", WEB],
    ["StatefulSet", [statefulSet({ namespace: "shop", name: "web" })]],
  ])("removes what a deleted %s owned", (kind, objects) => {
    const running = cluster(...objects);
    running.remove(running.get(kind, "web"));
    running.advance(5_000);
    expect(running.list("ReplicaSet")).toEqual([]);
    expect(running.list("Pod")).toEqual([]);
  });

  const marked = (object: K8sObject, finalizer: string): K8sObject => ({
    ...object,
    metadata: { ...object.metadata, deletionTimestamp: "2026-01-20T12:00:00Z", finalizers: [finalizer] },
  });

  it("removes dependents before their owner on a foreground deletion", () => {
    const running = cluster(...WEB);
    running.storeAsIs(marked(running.get("Deployment", "web"), "foregroundDeletion"));
    running.advance(5_000);
    for (const kind of ["Deployment", "ReplicaSet", "Pod"]) expect(running.list(kind)).toEqual([]);
  });

  it("keeps a StatefulSet that is deleted in the foreground until its pods have stopped", () => {
    const running = cluster(statefulSet({ namespace: "shop", name: "web" }));
    running.storeAsIs(marked(running.get("StatefulSet", "web"), "foregroundDeletion"));
    expect(running.list("StatefulSet")).toHaveLength(1);
    running.advance(5_000);
    expect(running.list("StatefulSet")).toEqual([]);
    expect(running.list("Pod")).toEqual([]);
  });

  it("leaves dependents without their owner on an orphaning deletion", () => {
    const running = cluster(...WEB);
    running.storeAsIs(marked(running.get("Deployment", "web"), "orphan"));
    running.advance(5_000);
    expect(running.list("Deployment")).toEqual([]);
    expect(running.list("ReplicaSet")).toHaveLength(1);
    expect(running.list("Pod")).toHaveLength(2);
  });

  it.each(["orphan", "foregroundDeletion"])(
    "lets any object go that waits for no dependents: %s",
    (finalizer) => {
      const running = cluster({
        apiVersion: "networking.istio.io/v1",
        kind: "VirtualService",
        metadata: { name: "web", namespace: "shop" },
      });
      running.storeAsIs(marked(running.get("VirtualService", "web"), finalizer));
      running.advance(1_000);
      expect(running.list("VirtualService")).toEqual([]);
    },
  );

  it("leaves alone what nobody owns, or owners of kinds it does not know", () => {
    const pod = (name: string, more: object): K8sObject => ({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name, namespace: "shop", ...more },
      spec: { containers: [{ name: "a", image: "a:1" }] },
    });
    const strange = {
      ownerReferences: [
        { apiVersion: "example.com/v1", kind: "Thing", name: "t", uid: "t", controller: true },
      ],
    };
    const running = cluster(pod("lonely", {}), pod("strange", strange));
    running.advance(60_000);
    expect(running.list("Pod").map(({ metadata }) => metadata.name)).toEqual(["lonely", "strange"]);
  });
});
