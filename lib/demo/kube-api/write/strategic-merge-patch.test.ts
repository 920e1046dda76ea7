import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { readPath } from "../../json/read-path";
import { isObject } from "../../world/read-json";
import { findKind } from "../kinds/find-kind";
import { schemaOf } from "../schemas/schema-of";
import { applyStrategicMergePatch } from "./strategic-merge-patch";

const kind = findKind("apps/v1", "Deployment");
const schema = kind && schemaOf(kind, "v1");
const a = { name: "a", image: "x:1", ports: [{ containerPort: 80 }], args: ["1", "2"], env: [{ name: "A" }] };
const b = { name: "b", image: "y:1" };
const template = (spec: JsonObject): JsonObject => ({ spec: { template: { spec } } });
const deployment = {
  metadata: { labels: { l: "1" }, finalizers: ["a.b/c", "d.e/f"] },
  spec: {
    strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 1 } },
    template: {
      spec: { containers: [a, b], volumes: [{ name: "v", emptyDir: {} }], tolerations: [{ key: "x" }] },
    },
  },
};

function patched(patch: JsonObject, path: string): Json | undefined {
  const outcome = applyStrategicMergePatch(schema, deployment, patch);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reply.body));
  return readPath(outcome.value, path);
}
const CONTAINERS = "spec.template.spec.containers";

describe("a strategic merge patch of containers", () => {
  it.each<readonly [string, JsonObject, Json]>([
    ["merges an item by its name", { containers: [{ name: "a", image: "z" }] }, [{ ...a, image: "z" }, b]],
    ["removes an item on $patch: delete", { containers: [{ name: "b", $patch: "delete" }] }, [a]],
    [
      "puts what is new before what the patch does not name",
      { containers: [{ name: "n" }] },
      [{ name: "n" }, a, b],
    ],
    [
      "takes the order of $setElementOrder",
      {
        "$setElementOrder/containers": [{ name: "b" }, { name: "a" }],
        containers: [{ name: "a", image: "z" }],
      },
      [b, { ...a, image: "z" }],
    ],
    [
      "reorders a list it changes in no other way",
      { "$setElementOrder/containers": [{ name: "b" }, { name: "a" }] },
      [b, a],
    ],
    [
      "keeps what it does not name between its neighbours",
      { "$setElementOrder/containers": [{ name: "b" }], containers: [{ name: "b", image: "z" }] },
      [a, { ...b, image: "z" }],
    ],
    [
      "replaces the list on $patch: replace",
      { containers: [{ $patch: "replace" }, { name: "n", image: "z" }] },
      [{ name: "n", image: "z" }],
    ],
    [
      "replaces a list without a merge key",
      { containers: [{ name: "a", args: ["3"] }] },
      [{ ...a, args: ["3"] }, b],
    ],
    [
      "merges a list in a list",
      { containers: [{ name: "a", ports: [{ containerPort: 80, name: "web" }, { containerPort: 90 }] }] },
      [{ ...a, ports: [{ containerPort: 80, name: "web" }, { containerPort: 90 }] }, b],
    ],
  ])("%s", (_, spec, containers) => {
    expect(patched(template(spec), CONTAINERS)).toEqual(containers);
  });

  it("removes a field on null", () => {
    const { env: _, ...rest } = a;
    expect(patched(template({ containers: [{ name: "a", env: null }] }), CONTAINERS)).toEqual([rest, b]);
  });
});

describe("a strategic merge patch", () => {
  it.each<readonly [string, JsonObject, string, Json]>([
    [
      "keeps only $retainKeys of what was there",
      { spec: { strategy: { $retainKeys: ["type"], type: "Recreate" } } },
      "spec.strategy",
      { type: "Recreate" },
    ],
    [
      "swaps the source of a volume",
      template({ volumes: [{ name: "v", $retainKeys: ["name", "configMap"], configMap: { name: "q" } }] }),
      "spec.template.spec.volumes",
      [{ name: "v", configMap: { name: "q" } }],
    ],
    [
      "adds to a list of texts, what is new first",
      { metadata: { finalizers: ["g.h/i", "a.b/c"] } },
      "metadata.finalizers",
      ["g.h/i", "a.b/c", "d.e/f"],
    ],
    [
      "deletes from a list of texts",
      { metadata: { "$deleteFromPrimitiveList/finalizers": ["a.b/c"] } },
      "metadata.finalizers",
      ["d.e/f"],
    ],
    [
      "orders a list of texts",
      { metadata: { "$setElementOrder/finalizers": ["d.e/f", "a.b/c"] } },
      "metadata.finalizers",
      ["d.e/f", "a.b/c"],
    ],
    ["merges maps", { metadata: { labels: { m: "2" } } }, "metadata.labels", { l: "1", m: "2" }],
    [
      "replaces a map on $patch: replace",
      { metadata: { labels: { $patch: "replace", m: "2" } } },
      "metadata.labels",
      { m: "2" },
    ],
    [
      "empties a map on $patch: delete",
      { metadata: { labels: { $patch: "delete" } } },
      "metadata.labels",
      {},
    ],
    [
      "replaces a list the schema does not merge",
      template({ tolerations: [{ key: "y" }] }),
      "spec.template.spec.tolerations",
      [{ key: "y" }],
    ],
    [
      "adds what was not there, without its nulls",
      { spec: { extra: { x: null, y: [1] } } },
      "spec.extra",
      { y: [1] },
    ],
  ])("%s", (_, patch, path, expected) => {
    expect(patched(patch, path)).toEqual(expected);
  });

  it.each<readonly [string, JsonObject, number]>([
    ["an item without its merge key", template({ containers: [{ image: "z" }] }), 500],
    ["an unknown directive", { metadata: { labels: { $patch: "foo" } } }, 500],
    ["an unknown directive in a list", template({ containers: [{ name: "a", $patch: "foo" }] }), 500],
    ["an item of another type", template({ containers: ["x"] }), 500],
    [
      "a list that is not in its own order",
      template({ "$setElementOrder/containers": [{ name: "b" }], containers: [{ name: "a" }] }),
      500,
    ],
    ["an order that is no list", template({ "$setElementOrder/containers": "x" }), 500],
    [
      "keys to retain that leave out what it sets",
      { spec: { strategy: { $retainKeys: ["foo"], type: "Recreate" } } },
      400,
    ],
    ["keys to retain that are no list", { spec: { strategy: { $retainKeys: "x", type: "Recreate" } } }, 400],
  ])("is refused with the API server's code for %s", (_, patch, code) => {
    const outcome = applyStrategicMergePatch(schema, deployment, patch);
    expect(outcome.ok ? 200 : outcome.reply.code).toBe(code);
  });

  it("changes nothing when it is empty, and never throws", () => {
    expect(applyStrategicMergePatch(schema, deployment, {})).toEqual({ ok: true, value: deployment });
    const key = fc.constantFrom(
      "spec",
      "template",
      "containers",
      "name",
      "$patch",
      "$retainKeys",
      "$setElementOrder/containers",
      "$deleteFromPrimitiveList/containers",
    );
    const { patch } = fc.letrec<{ patch: unknown; leaf: unknown }>((tie) => ({
      leaf: fc.oneof(fc.constantFrom("delete", "replace", "a"), fc.integer(), fc.constant(null)),
      patch: fc.oneof(
        { maxDepth: 5 },
        tie("leaf"),
        fc.array(tie("patch"), { maxLength: 3 }),
        fc.dictionary(key, tie("patch"), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(patch, (random) => {
        const outcome = applyStrategicMergePatch(schema, deployment, isObject(random) ? random : {});
        expect(typeof outcome.ok).toBe("boolean");
      }),
      { numRuns: 1000 },
    );
  });
});
