import { beforeEach, describe, expect, test } from "vitest";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { Recorded, Revision } from "@/lib/domain/history/revision";
import { ProblemError } from "@/lib/server/errors";
import { fakeBackend, type FakeBackend } from "@/lib/testing/fake-backend";
import { getRevision } from "./get-revision";
import { listAudit } from "./list-audit";
import { listHistory } from "./list-history";

const VIEWER = { identity: "process", mayWrite: false };
const signal = AbortSignal.timeout(20_000);
const CART: ObjectRef = { kind: "VirtualService", namespace: "shop", name: "cart" };
const SECRET: ObjectRef = { kind: "VirtualService", namespace: "hidden", name: "secret" };

const state = (weight: number): Recorded => ({
  apiVersion: "networking.istio.io/v1",
  kind: "VirtualService",
  labels: {},
  annotations: {},
  data: { spec: { weight } },
});

let backend: FakeBackend;
let at = 0;

function record(object: ObjectRef, action: Revision["action"], kept: Recorded | null): void {
  at += 1_000;
  backend.history.append({
    object,
    action,
    at,
    uid: "u",
    resourceVersion: String(at),
    how: "watched",
    manager: "kubectl",
    state: kept,
  });
}

beforeEach(() => {
  at = 0;
  backend = fakeBackend(["shop"]);
  record(CART, "created", state(60));
  record(CART, "changed", state(50));
  record(SECRET, "created", state(1));
  record(CART, "deleted", null);
});

describe("history", () => {
  test("each change is told against the one before it, newest first; hidden namespaces have no history", async () => {
    const { revisions } = await listHistory(
      backend,
      VIEWER,
      { namespaces: null, object: null, before: null },
      signal,
    );
    expect(revisions.map(({ action, changes }) => [action, changes.map(({ path }) => path)])).toEqual([
      ["deleted", []],
      ["changed", ["spec.weight"]],
      ["created", []],
    ]);
    expect(revisions.map(({ object }) => object.namespace)).not.toContain("hidden");
  });

  test("a kind the viewer may not get has none either", async () => {
    backend.cluster.mayGet = () => Promise.resolve(false);
    const { revisions } = await listHistory(
      backend,
      VIEWER,
      { namespaces: null, object: null, before: null },
      signal,
    );
    expect(revisions).toEqual([]);
  });

  test("a revision opens as an object that can be written again", async () => {
    const { revisions } = await listHistory(
      backend,
      VIEWER,
      { namespaces: null, object: CART, before: null },
      signal,
    );
    const changed = revisions.find(({ action }) => action === "changed");
    const { object } = await getRevision(backend, VIEWER, changed?.id ?? 0, signal);
    expect(object).toEqual({
      apiVersion: "networking.istio.io/v1",
      kind: "VirtualService",
      metadata: { namespace: "shop", name: "cart" },
      spec: { weight: 50 },
    });
  });

  test("a revision of a hidden namespace is not there, as one that never was", async () => {
    const ask = (id: number): Promise<unknown> =>
      getRevision(backend, VIEWER, id, signal).catch((error: unknown) =>
        error instanceof ProblemError ? error.problem : error,
      );
    expect(await ask(3)).toMatchObject({ status: 404 });
    expect(await ask(99)).toMatchObject({ status: 404 });
  });
});

test("the audit log shows writes of what the viewer may read, and of nothing else", async () => {
  for (const object of [CART, SECRET]) {
    backend.audit({
      at: 1,
      identity: "process",
      action: "update",
      object,
      outcome: "applied",
      message: "",
      before: null,
      after: null,
    });
  }
  const { entries } = await listAudit(backend, VIEWER, { namespaces: null, before: null }, signal);
  expect(entries.map(({ object }) => object)).toEqual([CART]);
});
