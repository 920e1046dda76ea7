import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { REAL_SCHEMA_CHECK } from "@/lib/testing/real-schema-check";
import { applyRequestSchema, type ApplyResponse } from "@/lib/contracts/config/apply";
import { previewRequestSchema, type PreviewResponse } from "@/lib/contracts/config/preview";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt } from "@/lib/domain/mesh/read-json";
import type { Backend } from "@/lib/server/backend";
import { fakeBackend } from "@/lib/testing/fake-backend";
import type { OpenedEditor } from "@/lib/testing/editor-of";
import { realCluster, type EditedCluster } from "@/lib/testing/real/edited-clusters";
import { applyChange } from "./apply-change";
import { getObject } from "./get-object";
import { previewChanges } from "./preview-changes";

const WRITER = { identity: "process", mayWrite: true };
const signal = AbortSignal.timeout(900_000);

let cluster: EditedCluster;
let opened: OpenedEditor[] = [];
let backend: Backend;
let count = 0;
let name = "";

beforeAll(async () => {
  cluster = await realCluster();
});
afterAll(async () => {
  for (const one of opened) await one.close();
  await cluster.close();
});
beforeEach(() => {
  count += 1;
  name = `cart-${count}`;
  backend = backendAs("root");
});

function backendAs(who: Parameters<EditedCluster["editorAs"]>[0]): Backend {
  const one = cluster.editorAs(who);
  opened = [...opened, one];
  return { ...fakeBackend(["shop"]), editor: one.editor, schemas: REAL_SCHEMA_CHECK };
}

function route(weights: readonly number[], over: JsonObject = {}): JsonObject {
  const destinations = weights.map((weight, index) => ({
    destination: { host: "cart", subset: `v${index + 1}` },
    weight,
  }));
  return {
    apiVersion: "networking.istio.io/v1",
    kind: "VirtualService",
    metadata: { namespace: "shop", name },
    spec: {
      hosts: ["cart"],
      gateways: [],
      http: [{ name: "", route: destinations, corsPolicy: { allowCredentials: false, allowOrigins: [] } }],
    },
    ...over,
  };
}

const apply = (asked: Readonly<Record<string, unknown>>, as: Backend = backend): Promise<ApplyResponse> =>
  applyChange(as, WRITER, applyRequestSchema.parse(asked), signal);

const preview = (asked: Readonly<Record<string, unknown>>): Promise<PreviewResponse> =>
  previewChanges(backend, WRITER, previewRequestSchema.parse({ objects: [asked] }), signal);

async function now(): Promise<JsonObject> {
  const read = await backend.editor.read(WRITER, { kind: "VirtualService", namespace: "shop", name }, signal);
  if (!read.ok) throw new Error(read.message);
  return read.value;
}

async function created(): Promise<JsonObject> {
  const answer = await apply({ baseline: null, edited: route([60, 40]) });
  expect(answer.outcome).toBe("applied");
  return now();
}

const withWeights = (object: JsonObject, weights: readonly number[]): JsonObject => ({
  ...object,
  spec: route(weights)["spec"],
});

function labelled(object: JsonObject, labels: JsonObject): JsonObject {
  const metadata = objectAt(object, "metadata");
  return { ...object, metadata: { ...metadata, labels: { ...objectAt(metadata, "labels"), ...labels } } };
}

describe("saving through a real API server", () => {
  test("writes what differs; zero, false, empty texts and empty lists stay", async () => {
    const object = await created();
    expect(await apply({ baseline: object, edited: withWeights(object, [100, 0]) })).toMatchObject({
      outcome: "applied",
    });
    expect(objectAt(await now(), "spec")).toEqual(route([100, 0])["spec"]);
    expect(await apply({ baseline: await now(), edited: await now() })).toMatchObject({
      outcome: "unchanged",
      patch: [],
    });
  });

  test("keeps what another manager wrote meanwhile, and asks where both wrote the same field", async () => {
    const object = await created();
    await apply({ baseline: object, edited: labelled(object, { team: "blue" }) });
    await apply({ baseline: object, edited: withWeights(object, [50, 40]) });
    expect(await now()).toMatchObject({
      metadata: { labels: { team: "blue" } },
      spec: route([50, 40])["spec"],
    });
    const asked = await apply({ baseline: object, edited: withWeights(object, [90, 40]) });
    expect(asked).toMatchObject({
      outcome: "conflict",
      conflicts: [{ baseline: 60, current: 50, edited: 90, manager: "meshlens" }],
    });
    expect(objectAt(await now(), "spec")).toEqual(route([50, 40])["spec"]);
  });

  test("of ten editors at once, each with a label of its own, none loses to another", async () => {
    const object = await created();
    const names = Array.from({ length: 10 }, (_, index) => `editor-${index}`);
    let open = names;
    for (let round = 0; open.length > 0 && round < 10; round += 1) {
      const answers = await Promise.all(
        open.map(async (label) => ({
          label,
          answer: await apply({ baseline: object, edited: labelled(object, { [label]: "was-here" }) }),
        })),
      );
      for (const { answer } of answers) expect(["applied", "conflict"]).toContain(answer.outcome);
      open = answers.flatMap(({ label, answer }) => (answer.outcome === "applied" ? [] : [label]));
    }
    expect(Object.keys(objectAt(objectAt(await now(), "metadata"), "labels")).sort()).toEqual(
      [...names].sort(),
    );
  });

  test("a dry run and a preview change nothing, and name what the API server would drop", async () => {
    const object = await created();
    const edited = { ...object, spec: { ...objectAt(object, "spec"), colour: "blue" } };
    const { objects, findings } = await preview({ baseline: object, edited });
    expect(objects[0]?.dryRun).toMatchObject({ state: "accepted", pruned: ["spec.colour"] });
    expect(findings).toContainEqual(expect.objectContaining({ code: "schema", path: ["spec", "colour"] }));
    await apply({ baseline: object, edited: withWeights(object, [1, 99]), dryRun: true });
    expect(await now()).toEqual(object);
  });

  test("what the API server calls invalid is refused with the field", async () => {
    const object = await created();
    const edited = { ...object, spec: { ...objectAt(object, "spec"), http: [{ timeout: 5 }] } };
    const answer = await apply({ baseline: object, edited });
    expect(answer.outcome).toBe("refused");
    expect(JSON.stringify(answer.problem)).toContain("timeout");
    expect(await now()).toEqual(object);
  });

  test("rights are the viewer's own: who may read sees, who may not write is refused, verb by verb", async () => {
    const object = await created();
    const reader = backendAs("reader");
    const ref = { kind: "VirtualService", namespace: "shop", name };
    const { may } = await getObject(reader, WRITER, ref, signal);
    expect([may.update.allowed, may.delete.allowed, may.create.allowed]).toEqual([false, false, false]);
    expect(await apply({ baseline: object, edited: withWeights(object, [1, 99]) }, reader)).toMatchObject({
      outcome: "refused",
      problem: { title: "You lack a right in this cluster" },
    });
    const patcher = backendAs("patcher");
    expect(await apply({ baseline: object, edited: withWeights(object, [1, 99]) }, patcher)).toMatchObject({
      outcome: "applied",
    });
    expect(await apply({ baseline: await now(), edited: null }, patcher)).toMatchObject({
      outcome: "refused",
    });
  });

  test("deletes what was opened, and what changed since only when that is confirmed", async () => {
    const object = await created();
    await apply({ baseline: object, edited: withWeights(object, [1, 99]) });
    expect(await apply({ baseline: object, edited: null })).toMatchObject({ outcome: "conflict" });
    expect(await apply({ baseline: object, edited: null, resolutions: { "": "edited" } })).toMatchObject({
      outcome: "applied",
    });
    expect(await apply({ baseline: object, edited: null })).toMatchObject({ outcome: "unchanged" });
  });
});
