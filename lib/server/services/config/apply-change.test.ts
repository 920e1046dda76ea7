import { beforeEach, describe, expect, test } from "vitest";
import { applyRequestSchema, type ApplyResponse } from "@/lib/contracts/config/apply";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt } from "@/lib/domain/mesh/read-json";
import { fakeBackend, type FakeBackend } from "@/lib/testing/fake-backend";
import { editFailure } from "@/lib/testing/fake-cluster-editor";
import { applyChange } from "./apply-change";

const WRITER = { identity: "process", mayWrite: true };
const REF = { kind: "VirtualService", namespace: "shop", name: "cart" };

interface Routes {
  readonly weights: readonly number[];
  readonly timeout?: string;
  readonly annotations?: JsonObject;
}

function route({ weights, timeout, annotations }: Routes): JsonObject {
  const destinations = weights.map((weight, index) => ({
    destination: { host: "cart", subset: `v${index + 1}` },
    weight,
  }));
  return {
    apiVersion: "networking.istio.io/v1",
    kind: "VirtualService",
    metadata: { namespace: "shop", name: "cart", ...(annotations && { annotations }) },
    spec: {
      hosts: ["cart"],
      http: [{ route: destinations, ...(timeout !== undefined && { timeout }) }],
      foreign: { x: [] },
    },
  };
}

function merged(object: JsonObject, over: Routes): JsonObject {
  return { ...object, spec: route(over)["spec"] };
}

let backend: FakeBackend;
let opened: JsonObject;
beforeEach(() => {
  backend = fakeBackend(["shop"]);
  opened = backend.editor.put(route({ weights: [60, 40] }));
});

function apply(asked: Readonly<Record<string, unknown>>, viewer = WRITER): Promise<ApplyResponse> {
  return applyChange(backend, viewer, applyRequestSchema.parse(asked), AbortSignal.timeout(5_000));
}

async function now(): Promise<JsonObject | null> {
  const read = await backend.editor.read(WRITER, REF, AbortSignal.timeout(5_000));
  return read.ok ? read.value : null;
}

const writes = (): readonly string[] => backend.editor.calls.filter((call) => !call.startsWith("read"));

describe("saving an edit", () => {
  test("writes what differs and nothing else: zero and empty lists stay", async () => {
    const answer = await apply({ baseline: opened, edited: merged(opened, { weights: [100, 0] }) });
    expect(answer.outcome).toBe("applied");
    expect(objectAt((await now()) ?? {}, "spec")).toEqual(route({ weights: [100, 0] })["spec"]);
    expect(
      answer.patch.filter(({ op }) => op !== "test").every(({ path }) => path.startsWith("/spec/http")),
    ).toBe(true);
  });

  test("an edit that changes nothing writes nothing", async () => {
    expect(await apply({ baseline: opened, edited: opened })).toMatchObject({
      outcome: "unchanged",
      patch: [],
    });
    expect(writes()).toEqual([]);
  });

  test("what somebody changed meanwhile elsewhere in the object is kept", async () => {
    backend.editor.put(route({ weights: [60, 40], annotations: { team: "cart" } }));
    const answer = await apply({ baseline: opened, edited: merged(opened, { weights: [50, 50] }) });
    expect(answer.outcome).toBe("applied");
    expect(await now()).toMatchObject({
      metadata: { annotations: { team: "cart" } },
      spec: route({ weights: [50, 50] })["spec"],
    });
  });

  test("where both changed the same field it asks, and writes what is answered", async () => {
    backend.editor.put(route({ weights: [10, 40] }));
    const edited = merged(opened, { weights: [90, 40] });
    const asked = await apply({ baseline: opened, edited });
    expect(asked).toMatchObject({
      outcome: "conflict",
      conflicts: [{ baseline: 60, current: 10, edited: 90 }],
    });
    expect(writes()).toEqual([]);
    const path = asked.conflicts?.[0]?.path ?? "";
    await apply({ baseline: opened, edited, resolutions: { [path]: "current" } });
    expect(objectAt((await now()) ?? {}, "spec")).toEqual(route({ weights: [10, 40] })["spec"]);
    expect(await apply({ baseline: opened, edited, resolutions: { [path]: "edited" } })).toMatchObject({
      outcome: "applied",
    });
    expect(objectAt((await now()) ?? {}, "spec")).toEqual(route({ weights: [90, 40] })["spec"]);
  });

  test("a dry run is sent as one and leaves no trace in the audit log", async () => {
    const edited = merged(opened, { weights: [1, 99] });
    expect(await apply({ baseline: opened, edited, dryRun: true })).toMatchObject({ outcome: "applied" });
    expect(writes()).toEqual(["patch VirtualService shop/cart (dry run)"]);
    expect(backend.history.listAudit({ namespaces: null, limit: 10 })).toEqual([]);
  });

  test.each<[string, JsonObject, string]>([
    ["a name", { metadata: { namespace: "shop", name: "basket" } }, "metadata.name"],
    ["a namespace", { metadata: { namespace: "bank", name: "cart" } }, "metadata.namespace"],
    ["a kind", { kind: "DestinationRule" }, "kind"],
    ["a group", { apiVersion: "example.com/v1" }, ""],
  ])("%s that changed would be another object: refused, with what to do", async (_, over, field) => {
    const answer = await apply({ baseline: opened, edited: { ...opened, ...over } });
    expect(answer.outcome).toBe("refused");
    expect(answer.problem?.detail).toContain(field);
    expect(writes()).toEqual([]);
  });

  test("an object that was deleted meanwhile is not created again unasked", async () => {
    backend.editor.delete(REF);
    const answer = await apply({ baseline: opened, edited: merged(opened, { weights: [1, 99] }) });
    expect(answer).toMatchObject({
      outcome: "refused",
      problem: { title: "The object was deleted meanwhile" },
    });
    expect(await now()).toBeNull();
  });

  test("an object that was deleted and created again is another one", async () => {
    backend.editor.delete(REF);
    backend.editor.put(route({ weights: [5, 95] }));
    const answer = await apply({ baseline: opened, edited: merged(opened, { weights: [1, 99] }) });
    expect(answer).toMatchObject({
      outcome: "refused",
      problem: { title: "Another object of the same name" },
    });
  });
});

describe("creating and deleting", () => {
  const fresh = { ...route({ weights: [100] }), metadata: { namespace: "shop", name: "fresh" } };

  test("a new object is created; one that is there already is not overwritten", async () => {
    expect(await apply({ baseline: null, edited: fresh })).toMatchObject({ outcome: "applied" });
    expect(await apply({ baseline: null, edited: fresh })).toMatchObject({ outcome: "unchanged" });
    const other = { ...fresh, spec: {} };
    expect(await apply({ baseline: null, edited: other })).toMatchObject({ outcome: "refused" });
  });

  test("deletes exactly what was opened", async () => {
    expect(await apply({ baseline: opened, edited: null })).toMatchObject({ outcome: "applied" });
    expect(await now()).toBeNull();
    expect(await apply({ baseline: opened, edited: null })).toMatchObject({ outcome: "unchanged" });
  });

  test("an object that changed since it was opened is deleted only when that is confirmed", async () => {
    backend.editor.put(route({ weights: [1, 99] }));
    expect(await apply({ baseline: opened, edited: null })).toMatchObject({ outcome: "conflict" });
    expect(await now()).not.toBeNull();
    await apply({ baseline: opened, edited: null, resolutions: { "": "edited" } });
    expect(await now()).toBeNull();
  });

  test.each<[string, JsonObject]>([
    ["a Secret", { apiVersion: "v1", kind: "Secret", metadata: { namespace: "shop", name: "key" } }],
    ["no kind", { apiVersion: "v1", metadata: { name: "x" } }],
    ["a configuration without a namespace", { ...fresh, metadata: { name: "x" } }],
  ])("%s is not Meshlens' to write", async (_, edited) => {
    expect(await apply({ baseline: null, edited })).toMatchObject({ outcome: "refused" });
    expect(writes()).toEqual([]);
  });
});

describe("labels of what is in the mesh", () => {
  const deployment: JsonObject = {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { namespace: "shop", name: "cart" },
    spec: {
      replicas: 2,
      template: { metadata: { labels: { app: "cart" } }, spec: { containers: [{ name: "cart" }] } },
    },
  };

  test("the pod template's labels of a Deployment can be changed, and nothing else of it", async () => {
    const held = backend.editor.put(deployment);
    const labelled = { app: "cart", "sidecar.istio.io/inject": "true" };
    const spec = objectAt(held, "spec");
    const edited = {
      ...held,
      spec: { ...spec, template: { ...objectAt(spec, "template"), metadata: { labels: labelled } } },
    };
    expect(await apply({ baseline: held, edited })).toMatchObject({ outcome: "applied" });
    const more = { ...held, spec: { ...spec, replicas: 0 } };
    expect(await apply({ baseline: held, edited: more })).toMatchObject({ outcome: "refused" });
  });
});

describe("who may", () => {
  test.each([
    ["without a session", false, false],
    ["in read-only mode", true, true],
  ])("%s nothing is read or written", async (_, mayWrite, readOnly) => {
    backend = Object.assign(fakeBackend(["shop"]), { readOnly });
    const answer = await apply({ baseline: null, edited: route({ weights: [1] }) }, { ...WRITER, mayWrite });
    expect(answer).toMatchObject({ outcome: "refused" });
    expect(backend.editor.calls).toEqual([]);
  });

  test("what a repository owns is written only after a second confirmation", async () => {
    const owned = backend.editor.put(
      route({
        weights: [60, 40],
        annotations: {
          "argocd.argoproj.io/tracking-id": "shop:networking.istio.io/VirtualService:shop/cart",
        },
      }),
    );
    const edited = merged(owned, { weights: [1, 99] });
    expect(await apply({ baseline: owned, edited })).toMatchObject({
      outcome: "refused",
      problem: { title: "A repository owns this object" },
    });
    expect(await apply({ baseline: owned, edited, dryRun: true })).toMatchObject({ outcome: "applied" });
    expect(await apply({ baseline: owned, edited, overrideOwner: true })).toMatchObject({
      outcome: "applied",
    });
  });
});

describe("answers to conflicts", () => {
  const mine = (): JsonObject => merged(opened, { weights: [50, 40] });
  const answers = { "spec.http[0].route[0].weight": "edited" };
  const versionOf = (object: JsonObject): unknown => objectAt(object, "metadata")["resourceVersion"];

  test("count for the object they were given for", async () => {
    const seen = backend.editor.put(merged(opened, { weights: [10, 40] }));
    const asked = { baseline: opened, edited: mine(), resolutions: answers, reviewed: versionOf(seen) };
    expect(await apply(asked)).toMatchObject({ outcome: "applied" });
  });

  test("overwrite nothing that came after them", async () => {
    const seen = backend.editor.put(merged(opened, { weights: [10, 40] }));
    const later = backend.editor.put(merged(opened, { weights: [20, 40] }));
    const asked = { baseline: opened, edited: mine(), resolutions: answers, reviewed: versionOf(seen) };
    expect(await apply(asked)).toMatchObject({ outcome: "conflict", conflicts: [{ current: 20 }] });
    expect(await now()).toEqual(later);
  });

  test("to a delete do not delete what came after them", async () => {
    const seen = backend.editor.put(merged(opened, { weights: [10, 40] }));
    backend.editor.put(merged(opened, { weights: [20, 40] }));
    const asked = {
      baseline: opened,
      edited: null,
      resolutions: { "": "edited" },
      reviewed: versionOf(seen),
    };
    expect(await apply(asked)).toMatchObject({ outcome: "conflict" });
    expect(await now()).not.toBeNull();
  });
});

describe("failures on the way", () => {
  test.each(["forbidden", "invalid", "webhook", "unreachable", "tooLarge", "throttled"] as const)(
    "%s is told and nothing is called written",
    async (kind) => {
      backend.editor.fail = { patch: editFailure(kind, "because of a reason") };
      const answer = await apply({ baseline: opened, edited: merged(opened, { weights: [1, 99] }) });
      expect(answer).toMatchObject({
        outcome: "refused",
        problem: { detail: "because of a reason", uncertain: false },
      });
      expect(objectAt((await now()) ?? {}, "spec")).toEqual(route({ weights: [60, 40] })["spec"]);
    },
  );

  test("a connection lost while reading leaves everything as it was", async () => {
    backend.editor.fail = { read: editFailure("unreachable") };
    expect(await apply({ baseline: opened, edited: null })).toMatchObject({ outcome: "refused" });
    expect(writes()).toEqual([]);
  });

  test("a connection lost after the write was sent is looked into: what did not happen is uncertain, not done", async () => {
    backend.editor.fail = { patch: editFailure("timeout", "no answer", true) };
    const answer = await apply({ baseline: opened, edited: merged(opened, { weights: [1, 99] }) });
    expect(answer).toMatchObject({ outcome: "refused", problem: { uncertain: true } });
    expect(backend.history.listAudit({ namespaces: null, limit: 1 })).toMatchObject([
      { outcome: "uncertain" },
    ]);
  });

  test("a connection lost after the write was done counts as done", async () => {
    const { editor } = backend;
    const patch = editor.patch.bind(editor);
    editor.patch = async (...asked) => {
      await patch(...asked);
      return editFailure("unreachable", "cut", true);
    };
    expect(await apply({ baseline: opened, edited: merged(opened, { weights: [1, 99] }) })).toMatchObject({
      outcome: "applied",
    });
  });

  test("a delete that waits for finalizers when the connection is lost counts as done", async () => {
    backend.editor.remove = () => {
      backend.editor.put({
        ...opened,
        metadata: { ...objectAt(opened, "metadata"), deletionTimestamp: "2026-01-01T00:00:00Z" },
      });
      return Promise.resolve(editFailure("unreachable", "cut", true));
    };
    expect(await apply({ baseline: opened, edited: null })).toMatchObject({ outcome: "applied" });
  });

  test("what became of a write is found out and logged also when its sender has left", async () => {
    const { editor } = backend;
    const leaving = new AbortController();
    const [patch, read] = [editor.patch.bind(editor), editor.read.bind(editor)];
    editor.patch = async (...asked) => {
      await patch(...asked);
      leaving.abort();
      return editFailure("aborted", "no longer wanted", true);
    };
    editor.read = (viewer, object, signal) =>
      signal.aborted ? Promise.resolve(editFailure("aborted")) : read(viewer, object, signal);
    const edited = merged(opened, { weights: [1, 99] });
    const request = applyRequestSchema.parse({ baseline: opened, edited });
    expect(await applyChange(backend, WRITER, request, leaving.signal)).toMatchObject({ outcome: "applied" });
    expect(backend.history.listAudit({ namespaces: null, limit: 1 })).toMatchObject([{ outcome: "applied" }]);
  });

  test("rights that cannot be decided after the write do not hide that it was written", async () => {
    backend.cluster.access = { process: { state: "unavailable", cause: "unreachable", message: "gone" } };
    const edited = merged(opened, { weights: [1, 99] });
    expect(await apply({ baseline: opened, edited })).toMatchObject({ outcome: "applied" });
  });

  test("an object that nests deeper than it can be compared is refused, not broken", async () => {
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`);
    const answer = await apply({ baseline: opened, edited: { ...opened, spec: deep } });
    expect(answer).toMatchObject({ outcome: "refused" });
    expect(writes()).toEqual([]);
  });

  test("an object that changes between reading and writing is merged again", async () => {
    const { editor } = backend;
    const patch = editor.patch.bind(editor);
    let overtaken = 0;
    editor.patch = (...asked) => {
      overtaken += 1;
      if (overtaken > 1) return patch(...asked);
      editor.put(route({ weights: [60, 40], timeout: "5s" }));
      return Promise.resolve(editFailure("conflict"));
    };
    expect(
      await apply({
        baseline: opened,
        edited: { ...opened, metadata: { ...objectAt(opened, "metadata"), labels: { a: "b" } } },
      }),
    ).toMatchObject({ outcome: "applied" });
    expect(await now()).toMatchObject({
      metadata: { labels: { a: "b" } },
      spec: route({ weights: [60, 40], timeout: "5s" })["spec"],
    });
  });

  test("an object that never rests is a conflict, not an endless loop", async () => {
    backend.editor.fail = { patch: editFailure("conflict", "changed") };
    expect(await apply({ baseline: opened, edited: merged(opened, { weights: [1, 99] }) })).toMatchObject({
      outcome: "conflict",
    });
    expect(writes().length).toBeLessThanOrEqual(5);
  });
});

test("every attempt is kept: who, what, before, after and how it ended", async () => {
  await apply({ baseline: opened, edited: merged(opened, { weights: [1, 99] }) });
  const [entry] = backend.history.listAudit({ namespaces: null, limit: 10 });
  expect(entry).toMatchObject({
    identity: "process",
    action: "update",
    object: REF,
    outcome: "applied",
    message: "",
  });
  expect(entry?.before).toContain('"weight":60');
  expect(entry?.after).toContain('"weight":99');
});
