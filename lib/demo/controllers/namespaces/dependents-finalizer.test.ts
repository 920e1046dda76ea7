import { describe, expect, it } from "vitest";
import type { K8sMeta, K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import type { Write } from "../controller";
import { dependentsFinalizer } from "./dependents-finalizer";

const NOW = Date.parse("2026-01-02T00:00:00Z");
const ENDING = { deletionTimestamp: "2026-01-01T23:59:59Z" };

const object = (kind: string, name: string, metadata: Partial<K8sMeta> = {}, owner = ""): K8sObject => ({
  apiVersion: kind === "Pod" ? "v1" : "apps/v1",
  kind,
  metadata: {
    name,
    namespace: "web",
    uid: `uid-of-${name}`,
    ...(owner === "" ? {} : { ownerReferences: [{ kind: "x", name: owner, uid: `uid-of-${owner}` }] }),
    ...metadata,
  },
  ...(kind === "Pod" ? { spec: { nodeName: "node", containers: [{ name: "app" }] } } : {}),
});

const writesFor = (...objects: readonly K8sObject[]): readonly Write[] =>
  dependentsFinalizer.reconcile(objectsView(objects), NOW).writes.filter(({ op }) => op !== "event");
const summary = (write: Write): string =>
  write.op === "event" ? "" : `${write.op} ${write.object.metadata.name}`;

/** https://kubernetes.io/docs/concepts/architecture/garbage-collection/#cascading-deletion */
describe("dependentsFinalizer", () => {
  it("does nothing for objects that are not being deleted", () => {
    const owner = object("Deployment", "web", { finalizers: ["orphan", "foregroundDeletion"] });
    expect(writesFor(owner, object("ReplicaSet", "web-1", {}, "web"))).toEqual([]);
  });

  it("sets dependents free and lets their owner go where they are to be orphaned", () => {
    const owner = object("Deployment", "web", { ...ENDING, finalizers: ["orphan"] });
    const writes = writesFor(
      owner,
      object("ReplicaSet", "web-1", {}, "web"),
      object("ReplicaSet", "other-1", {}, "other"),
    );
    expect(writes.map(summary)).toEqual(["update web-1", "delete web"]);
    const [first] = writes;
    expect(first?.op === "update" && first.object.metadata["ownerReferences"]).toBeUndefined();
  });

  it("leaves other owners and other finalizers as they are", () => {
    const owner = object("Deployment", "web", { ...ENDING, finalizers: ["orphan", "example.com/hold"] });
    const shared = object("ReplicaSet", "web-1", {
      ownerReferences: [{ uid: "uid-of-web" }, { uid: "uid-of-other" }],
    });
    const written = writesFor(owner, shared).flatMap((write) =>
      write.op === "event" ? [] : [write.object.metadata],
    );
    expect(written.map((metadata) => [metadata["ownerReferences"], metadata["finalizers"]])).toEqual([
      [[{ uid: "uid-of-other" }], undefined],
      [undefined, ["example.com/hold"]],
    ]);
  });

  it("deletes dependents before their owner in the foreground, level by level", () => {
    const owner = object("Deployment", "web", { ...ENDING, finalizers: ["foregroundDeletion"] });
    const set = object("ReplicaSet", "web-1", {}, "web");
    const pod = object("Pod", "web-1-a", {}, "web-1");
    const first = writesFor(owner, set, pod);
    expect(first.map(summary)).toEqual(["update web-1"]);
    const [marked] = first.flatMap((write) => (write.op === "event" ? [] : [write.object]));
    expect(marked?.metadata).toMatchObject({
      deletionTimestamp: "2026-01-02T00:00:00Z",
      finalizers: ["foregroundDeletion"],
    });
    if (marked === undefined) throw new Error("the ReplicaSet was not marked");
    expect(writesFor(owner, marked, pod).map(summary)).toEqual(["update web-1-a"]);
    expect(writesFor(owner, marked).map(summary)).toEqual(["delete web-1"]);
    expect(writesFor(owner).map(summary)).toEqual(["delete web"]);
  });
});
