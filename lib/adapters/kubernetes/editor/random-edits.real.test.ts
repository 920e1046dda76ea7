import { afterAll, beforeAll, expect, it } from "vitest";
import { CONFIG_KINDS, type ConfigKind } from "@/lib/domain/config/config-kinds";
import { makePatch } from "@/lib/domain/config/make-patch";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject, objectAt } from "@/lib/domain/mesh/read-json";
import type { ClusterEditor, EditResult } from "@/lib/ports/cluster-editor";
import type { OpenedEditor } from "@/lib/testing/editor-of";
import { realCluster, type EditedCluster } from "@/lib/testing/real/edited-clusters";
import { lostFields } from "@/lib/testing/real/random-edits/lost-fields";
import { createRandom, type Random } from "@/lib/testing/real/random-edits/random";
import { randomEdit } from "@/lib/testing/real/random-edits/random-edit";
import { randomValue } from "@/lib/testing/real/random-edits/random-value";

const VIEWER = { identity: "process", mayWrite: true };
const EDITS = 10_000;
const LEAST_OF_A_KIND = 100;
const WALKS_AT_ONCE = 6;
const SEED = 20_260_401;
const signal = AbortSignal.timeout(1_500_000);

let cluster: EditedCluster;
let opened: OpenedEditor;
let editor: ClusterEditor;

beforeAll(async () => {
  cluster = await realCluster();
  opened = cluster.editorAs("root");
  ({ editor } = opened);
});
afterAll(async () => {
  await opened.close();
  await cluster.close();
});

/** One kind's object on its way through random edits. */
interface Walk {
  readonly kind: ConfigKind;
  readonly schema: JsonObject;
  readonly random: Random;
  object: JsonObject;
  accepted: number;
  lost: string[];
}

function valueOf<T>(result: EditResult<T>, about: string): T {
  if (!result.ok) throw new Error(`${about}: ${result.kind}: ${result.message}`);
  return result.value;
}

/** The first object made at random that the API server accepts. */
async function startWalk(kind: ConfigKind, version: string, seed: number): Promise<Walk> {
  const schema = valueOf(await editor.schema(kind.key, version, signal), kind.key);
  const random = createRandom(seed);
  const metadata = { name: "walk", ...(kind.namespaced ? { namespace: "shop" } : {}) };
  const base = { apiVersion: `${kind.group}/${version}`, kind: kind.kind, metadata };
  const specSchema = objectAt(objectAt(schema, "properties"), "spec");
  for (let attempt = 0; attempt < 5_000; attempt += 1) {
    const spec = randomValue(specSchema, random, Math.min(attempt, 3));
    const made = await editor.create(
      VIEWER,
      { ...base, ...(spec === undefined ? {} : { spec }) },
      false,
      signal,
    );
    if (made.ok) return { kind, schema, random, object: made.value.object, accepted: 0, lost: [] };
    if (made.kind !== "invalid") throw new Error(`${kind.key}: ${made.kind}: ${made.message}`);
  }
  throw new Error(`no object of ${kind.key} is accepted`);
}

/** Edits until so many edits are accepted; what the API server calls invalid is left as it was. */
async function walkOn(walk: Walk, edits: number): Promise<void> {
  const { kind, schema, random } = walk;
  const meta = objectAt(walk.object, "metadata");
  const ref = { kind: kind.key, namespace: kind.namespaced ? "shop" : "", name: "walk" };
  for (let attempt = 0; attempt < edits * 12 && walk.accepted < edits; attempt += 1) {
    const wanted = randomEdit(walk.object, schema, random);
    const patch = makePatch(walk.object, wanted);
    if (patch.length === 0) continue;
    const result = await editor.patch(VIEWER, ref, patch, false, signal);
    if (!result.ok && result.kind === "invalid") continue;
    const written = valueOf(result, `${kind.key} ${JSON.stringify(patch).slice(0, 500)}`).object;
    walk.lost.push(...lostFields(wanted, written, schema).map((lost) => `${kind.key} ${lost}`));
    walk.object = written;
    walk.accepted += 1;
  }
  const now = valueOf(await editor.read(VIEWER, ref, signal), kind.key);
  expect(isJsonObject(now) && objectAt(now, "metadata")["uid"]).toBe(meta["uid"]);
  expect(now).toEqual(walk.object);
}

it(`loses no field in ${EDITS} random edits of all kinds`, { timeout: 1_500_000 }, async () => {
  const served = valueOf(await editor.served(signal), "served");
  const kinds = CONFIG_KINDS.flatMap((kind) => {
    const found = served.find(({ key }) => key === kind.key);
    return found === undefined ? [] : [{ kind, version: found.version }];
  });
  const each = Math.ceil(EDITS / kinds.length) + 20;
  const walks: Walk[] = [];
  const waiting = [...kinds.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, { kind, version }] = next;
      const walk = await startWalk(kind, version, SEED + index);
      await walkOn(walk, each);
      walks.push(walk);
    }
  };
  await Promise.all(Array.from({ length: WALKS_AT_ONCE }, work));
  const counts = Object.fromEntries(walks.map(({ kind, accepted }) => [kind.key, accepted]));
  expect(walks.flatMap(({ lost }) => lost).slice(0, 20)).toEqual([]);
  expect(Object.entries(counts).filter(([, count]) => count < LEAST_OF_A_KIND)).toEqual([]);
  expect(walks.reduce((sum, { accepted }) => sum + accepted, 0)).toBeGreaterThanOrEqual(EDITS);
});
