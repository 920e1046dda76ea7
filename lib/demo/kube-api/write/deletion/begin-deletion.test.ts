import { describe, expect, it } from "vitest";
import type { K8sMeta, K8sObject } from "../../../world/k8s-object";
import { findKind } from "../../kinds/find-kind";
import { beginDeletion, type Deletion } from "./begin-deletion";
import { type DeleteOptions, readDeleteOptions } from "./read-delete-options";

const NOW = Date.parse("2026-01-02T00:00:00Z");
const OPTIONS: DeleteOptions = {
  propagationPolicy: null,
  orphanDependents: null,
  gracePeriodSeconds: null,
  uid: null,
  resourceVersion: null,
  dryRun: [],
};
const METADATA: K8sMeta = { name: "a", namespace: "web", uid: "u1", resourceVersion: "5" };
const object = (kind: string, more: Partial<K8sMeta> = {}, rest: object = {}): K8sObject => ({
  apiVersion: kind === "Deployment" ? "apps/v1" : "v1",
  kind,
  metadata: { ...METADATA, ...more },
  ...rest,
});
const ON_A_NODE = { spec: { nodeName: "node", terminationGracePeriodSeconds: 30 } };

function begin(target: K8sObject, options: Partial<DeleteOptions> = {}): Deletion | number {
  const kind = findKind(target.apiVersion, target.kind);
  if (kind === undefined) throw new Error("no such kind");
  const deletion = beginDeletion(kind, target, { ...OPTIONS, ...options }, NOW);
  return deletion.ok ? deletion : deletion.reply.code;
}

describe("beginDeletion", () => {
  it.each<readonly [string, K8sObject, Partial<DeleteOptions>, boolean]>([
    ["an object that nothing holds", object("ConfigMap"), {}, true],
    ["an object with a finalizer", object("ConfigMap", { finalizers: ["example.com/a"] }), {}, false],
    ["an owner whose dependents go with it", object("Deployment"), { propagationPolicy: "Background" }, true],
    ["an owner whose dependents go first", object("Deployment"), { propagationPolicy: "Foreground" }, false],
    ["an owner whose dependents stay", object("Deployment"), { propagationPolicy: "Orphan" }, false],
    ["the same by the old option", object("Deployment"), { orphanDependents: true }, false],
    ["the opposite by the old option", object("Deployment"), { orphanDependents: false }, true],
    ["a pod that no node runs", object("Pod"), {}, true],
    ["a pod that a node runs", object("Pod", {}, ON_A_NODE), {}, false],
    ["a pod that a node runs, without grace", object("Pod", {}, ON_A_NODE), { gracePeriodSeconds: 0 }, true],
    ["a pod that has ended", object("Pod", {}, { ...ON_A_NODE, status: { phase: "Succeeded" } }), {}, true],
    ["a namespace", object("Namespace"), {}, false],
    [
      "a namespace that is ending and kept by itself",
      object("Namespace", { deletionTimestamp: "x" }, { spec: { finalizers: ["kubernetes"] } }),
      {},
      false,
    ],
    ["a namespace that is ending and empty", object("Namespace", { deletionTimestamp: "x" }), {}, true],
  ])("lets go of %s, or not", (_, target, options, goes) => {
    expect(begin(target, options)).toMatchObject({ goes });
  });

  it.each<
    readonly [string | null, boolean | null, readonly string[] | undefined, readonly string[] | undefined]
  >([
    ["Foreground", null, undefined, ["foregroundDeletion"]],
    ["Orphan", null, ["example.com/a"], ["example.com/a", "orphan"]],
    ["Background", null, ["orphan", "example.com/a"], ["example.com/a"]],
    [null, null, ["orphan"], ["orphan"]],
    [null, null, ["foregroundDeletion"], ["foregroundDeletion"]],
    [null, true, undefined, ["orphan"]],
  ])(
    "notes policy %j and orphanDependents %j beside finalizers %j as %j",
    (propagationPolicy, orphanDependents, finalizers, expected) => {
      const target = object("Deployment", finalizers === undefined ? {} : { finalizers });
      const deletion = begin(target, { propagationPolicy, orphanDependents });
      expect(typeof deletion === "object" && deletion.object.metadata["finalizers"]).toEqual(expected);
    },
  );

  it.each<readonly [number | null, object]>([
    [null, { deletionTimestamp: "2026-01-02T00:00:30Z", deletionGracePeriodSeconds: 30, generation: 3 }],
    [5, { deletionTimestamp: "2026-01-02T00:00:05Z", deletionGracePeriodSeconds: 5, generation: 3 }],
    [-1, { deletionTimestamp: "2026-01-02T00:00:01Z", deletionGracePeriodSeconds: 1, generation: 3 }],
  ])("gives a pod the grace asked for: %j", (gracePeriodSeconds, metadata) => {
    const target = object("Pod", { generation: 2 }, ON_A_NODE);
    expect(begin(target, { gracePeriodSeconds })).toMatchObject({ goes: false, object: { metadata } });
  });

  it("makes a deletion that is under way only shorter", () => {
    const ending = object(
      "Pod",
      { deletionTimestamp: "2026-01-02T00:00:20Z", deletionGracePeriodSeconds: 30 },
      ON_A_NODE,
    );
    expect(begin(ending, { gracePeriodSeconds: 60 })).toEqual({ ok: true, object: ending, goes: false });
    expect(begin(ending)).toEqual({ ok: true, object: ending, goes: false });
    expect(begin(ending, { gracePeriodSeconds: 5 })).toMatchObject({
      object: { metadata: { deletionGracePeriodSeconds: 5, deletionTimestamp: "2026-01-02T00:00:20Z" } },
    });
  });

  it("keeps the moment a deletion began at when it is asked for again", () => {
    const ending = object("ConfigMap", {
      deletionTimestamp: "2026-01-01T00:00:00Z",
      finalizers: ["example.com/a"],
    });
    expect(begin(ending)).toMatchObject({
      goes: false,
      object: { metadata: { deletionTimestamp: "2026-01-01T00:00:00Z", deletionGracePeriodSeconds: 0 } },
    });
  });

  it("says Terminating of a namespace that is being deleted", () => {
    const deletion = begin(object("Namespace", {}, { status: { phase: "Active" } }));
    expect(deletion).toMatchObject({ object: { status: { phase: "Terminating" } } });
  });

  it.each<readonly [Partial<DeleteOptions>, number | object]>([
    [{ uid: "u1" }, { goes: true }],
    [{ uid: "u2" }, 409],
    [{ resourceVersion: "5" }, { goes: true }],
    [{ resourceVersion: "4" }, 409],
  ])("holds to preconditions: %j", (options, expected) => {
    const deletion = begin(object("ConfigMap"), options);
    if (typeof expected === "number") expect(deletion).toBe(expected);
    else expect(deletion).toMatchObject(expected);
  });
});

/** https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/delete-options/ */
describe("readDeleteOptions", () => {
  const query = (text: string = ""): URLSearchParams => new URLSearchParams(text);

  it("reads the body, and the query only where there is none", () => {
    const body = {
      propagationPolicy: "Orphan",
      gracePeriodSeconds: 3,
      preconditions: { uid: "u" },
      dryRun: ["All"],
    };
    expect(readDeleteOptions(body, query("propagationPolicy=Foreground"))).toEqual({
      ok: true,
      options: { ...OPTIONS, propagationPolicy: "Orphan", gracePeriodSeconds: 3, uid: "u", dryRun: ["All"] },
    });
    expect(readDeleteOptions(undefined, query("propagationPolicy=Foreground&gracePeriodSeconds=4"))).toEqual({
      ok: true,
      options: { ...OPTIONS, propagationPolicy: "Foreground", gracePeriodSeconds: 4 },
    });
  });

  it.each<readonly [object | null, string, number]>([
    [{ kind: "ConfigMap" }, "", 400],
    [{ gracePeriodSeconds: "3" }, "", 400],
    [{ orphanDependents: 1 }, "", 400],
    [{ propagationPolicy: 1 }, "", 422],
    [{ preconditions: [] }, "", 400],
    [{ propagationPolicy: "Sideways" }, "", 422],
    [{ propagationPolicy: "Orphan", orphanDependents: true }, "", 422],
    [{ dryRun: ["Some"] }, "", 422],
    [null, "gracePeriodSeconds=x", 400],
    [null, "dryRun=Some", 422],
    [null, "propagationPolicy=Sideways", 422],
  ])("refuses %j %s", (body, text, code) => {
    const sent: unknown = body;
    const read = readDeleteOptions(isJsonOrNull(sent) ? sent : undefined, query(text));
    expect(read.ok ? 200 : read.reply.code).toBe(code);
  });
});

function isJsonOrNull(value: unknown): value is { readonly [key: string]: string } {
  return typeof value === "object" && value !== null;
}
