import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "@/lib/domain/validations/finding";
import type { Field } from "./field";
import { readForm, type FormNode, type FormPart } from "./read-form";

const FIELDS: readonly Field[] = [
  { path: ["host"], label: "Host", input: "text" },
  { path: ["policy", "timeout"], label: "Time-out", input: "duration" },
  { path: ["policy", "attempts"], label: "Attempts", input: "number" },
  { path: ["uri"], label: "Path", input: "stringMatch" },
  { path: ["headers"], label: "Headers", input: "stringMatchMap" },
  {
    path: ["routes"],
    label: "Routes",
    input: "list",
    fresh: {},
    fields: [
      { path: ["weight"], label: "Weight", input: "number" },
      { path: ["strict"], label: "Strict", input: "switch" },
    ],
  },
  {
    path: [],
    label: "Hash",
    input: "oneOf",
    branches: [
      { key: "header", label: "Header", fresh: "", fields: [{ path: [], label: "Name", input: "text" }] },
      {
        key: "cookie",
        label: "Cookie",
        fresh: {},
        fields: [{ path: ["name"], label: "Name", input: "text" }],
      },
    ],
  },
];

/** Where the scalars of a value are; empty lists and objects have none. */
function leavesOf(value: Json, at: FieldPath = []): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item: Json, index) => leavesOf(item, [...at, index]));
  if (!isJsonObject(value)) return [JSON.stringify(at)];
  return Object.entries(value).flatMap(([key, entry]) =>
    entry === undefined ? [] : leavesOf(entry, [...at, key]),
  );
}

/** The leaves each field shows or holds, and those held beside the fields. */
function coveredBy(part: FormPart): readonly string[] {
  return [
    ...part.held.flatMap((held) => leavesOf(held.value, held.path)),
    ...part.fields.flatMap(coveredByNode),
  ];
}

function coveredByNode(node: FormNode): readonly string[] {
  if (node.state === "absent") return [];
  const held = node.held.flatMap((part) => leavesOf(part.value, part.path));
  if (node.state === "held") return held;
  const nested = [...coveredBy({ fields: node.fields, held: [] }), ...node.items.flatMap(coveredBy)];
  const own = ["group", "list", "objectMap", "oneOf"].includes(node.field.input)
    ? []
    : leavesOf(node.value ?? null, node.path);
  return [...own, ...held, ...nested];
}

const scalar: fc.Arbitrary<Json> = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null));
const anything: fc.Arbitrary<Json> = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 2 }),
  fc.dictionary(fc.constantFrom("exact", "prefix", "x"), scalar, { maxKeys: 2 }),
);
const object: fc.Arbitrary<JsonObject> = fc.record(
  {
    host: anything,
    policy: fc.oneof(anything, fc.dictionary(fc.constantFrom("timeout", "attempts", "extra"), anything)),
    uri: anything,
    headers: fc.oneof(anything, fc.dictionary(fc.constantFrom("a", "b"), anything)),
    routes: fc.oneof(
      anything,
      fc.array(fc.dictionary(fc.constantFrom("weight", "strict", "fault"), anything)),
    ),
    header: anything,
    cookie: fc.oneof(anything, fc.dictionary(fc.constantFrom("name", "ttl"), anything)),
    foreign: anything,
  },
  { requiredKeys: [] },
);

describe("a form over an object", () => {
  test("shows or holds every value, and each one once", () => {
    fc.assert(
      fc.property(object, (value) => {
        expect([...coveredBy(readForm(FIELDS, value))].sort()).toEqual([...leavesOf(value)].sort());
      }),
      { numRuns: 500 },
    );
  });

  test("holds what a field cannot show and says where", () => {
    const { fields, held } = readForm(FIELDS, { host: 7, uri: { exact: "/", prefix: "/" }, foreign: [0] });
    expect(fields.filter(({ state }) => state === "held").map(({ path }) => path)).toEqual([
      ["host"],
      ["uri"],
    ]);
    expect(held).toEqual([{ path: ["foreign"], value: [0] }]);
  });

  test("zero, false and an empty list are values that are shown", () => {
    const { fields } = readForm(FIELDS, { policy: { attempts: 0 }, routes: [{ weight: 0, strict: false }] });
    const routes = fields.find(({ field }) => field.input === "list");
    expect(fields.find(({ field }) => field.label === "Attempts")).toMatchObject({
      state: "shown",
      value: 0,
    });
    expect(routes?.items[0]?.fields.map(({ state }) => state)).toEqual(["shown", "shown"]);
    expect(readForm(FIELDS, { routes: [] }).fields.find(({ field }) => field.input === "list")?.state).toBe(
      "shown",
    );
  });

  test("a choice of two at once is held, with nothing else of the object", () => {
    const { fields } = readForm(FIELDS, { host: "a", header: "x", cookie: { name: "y" } });
    const choice = fields.find(({ field }) => field.input === "oneOf");
    expect(choice?.held.map(({ path }) => path)).toEqual([["header"], ["cookie"]]);
    expect(fields[0]).toMatchObject({ state: "shown", value: "a" });
  });

  test("the chosen branch is drawn with its fields, and what they do not show is held", () => {
    const choice = readForm(FIELDS, { cookie: { name: "y", ttl: "0s" } }).fields.find(
      ({ field }) => field.input === "oneOf",
    );
    expect(choice?.branch?.key).toBe("cookie");
    expect(choice?.held).toEqual([{ path: ["cookie", "ttl"], value: "0s" }]);
  });

  test("a list is drawn to its five-hundredth element, and those beyond are held where they are", () => {
    const routes = Array.from({ length: 502 }, (_, weight) => ({ weight }));
    const list = readForm(FIELDS, { routes }).fields.find(({ field }) => field.input === "list");
    expect(list?.items).toHaveLength(500);
    expect(list?.held).toEqual([
      { path: ["routes", 500], value: { weight: 500 } },
      { path: ["routes", 501], value: { weight: 501 } },
    ]);
  });

  test("objects by key are drawn each with its fields, null and false ones held as a whole", () => {
    const ports: Field = {
      path: ["ports"],
      label: "Ports",
      input: "objectMap",
      fields: [{ path: ["mode"], label: "Mode", input: "text" }],
    };
    const [shown] = readForm([ports], { ports: { 80: { mode: "STRICT", more: 0 } } }).fields;
    expect(shown?.items[0]).toMatchObject({
      path: ["ports", "80"],
      fields: [{ state: "shown", value: "STRICT", path: ["ports", "80", "mode"] }],
      held: [{ path: ["ports", "80", "more"], value: 0 }],
    });
    const [held] = readForm([ports], { ports: { 80: {}, 90: null } }).fields;
    expect(held).toMatchObject({ state: "held", held: [{ path: ["ports"] }], items: [] });
  });

  test("what stands where an object should be is held; at the root there is no place to hold it", () => {
    expect(readForm(FIELDS, { policy: "text" }).held).toEqual([{ path: ["policy"], value: "text" }]);
    expect(readForm(FIELDS, "text").held).toEqual([]);
    expect(readForm([], { a: null, b: [] }, ["spec"]).held).toEqual([
      { path: ["spec", "a"], value: null },
      { path: ["spec", "b"], value: [] },
    ]);
  });

  test("a field named like a built-in is absent unless the object has it", () => {
    const field: Field = { path: ["constructor"], label: "Constructor", input: "text" };
    expect(readForm([field], {}).fields[0]).toMatchObject({ state: "absent", held: [] });
    expect(readForm([field], { constructor: "a" }).fields[0]).toMatchObject({ state: "shown", value: "a" });
  });
});
