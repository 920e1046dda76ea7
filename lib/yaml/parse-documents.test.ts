import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { equalJson } from "@/lib/domain/config/equal-json";
import { lineOfPath } from "./line-of-path";
import { parseDocuments } from "./parse-documents";
import { writeYaml, yamlOf } from "./write-yaml";

const values = (text: string): unknown[] => parseDocuments(text).documents.map(({ value }) => value);

const SYNTAX = Array.from("a:-#[]{}&*!|>'\"%@`? \n\t,<~0");

describe("parseDocuments", () => {
  it.each<[string, string, unknown[]]>([
    ["nothing", "", []],
    ["comments alone", "# a\n---\n# b\n", []],
    ["several documents", "a: 1\n---\nb: 0\n---\n# none\n---\nc: []\n", [{ a: 1 }, { b: 0 }, { c: [] }]],
    [
      "empty values",
      'a: 0\nb: false\nc: ""\nd: []\ne: {}\nf: null\ng:\n',
      [{ a: 0, b: false, c: "", d: [], e: {}, f: null, g: null }],
    ],
    ["aliases", "a: &x [1]\nb: *x\n", [{ a: [1], b: [1] }]],
    ["a merge key as a key", "<<: {a: 1}\n", [{ "<<": { a: 1 } }]],
    ["numbers as keys", "1: a\n", [{ "1": "a" }]],
    ["words of YAML 1.1 as texts", "a: yes\nb: on\n", [{ a: "yes", b: "on" }]],
    ["JSON", '{"a": [1, null, "x"]}', [{ a: [1, null, "x"] }]],
    ["Windows' line ends", "a: 1\r\nb:\r\n- x\r\n", [{ a: 1, b: ["x"] }]],
    ["a key that is special to JavaScript", "__proto__: 1\n", [JSON.parse('{"__proto__": 1}')]],
  ])("reads %s", (_, text, expected) => {
    expect(parseDocuments(text).problems).toEqual([]);
    expect(values(text)).toEqual(expected);
  });

  it.each<[string, string, number, number, RegExp]>([
    ["duplicate keys", "a: 1\nb: 2\na: 3\n", 3, 1, /unique/],
    ["a tab for indentation", "a:\n\tb: 1\n", 2, 1, /[Tt]ab/],
    ["a flow list without its end", "a: [1, 2\n", 2, 1, /./],
    ["an unknown tag", "a: !secret x\n", 1, 4, /tag/],
    ["a number JSON has not", "b: 1\na: .nan\n", 1, 1, /NaN/],
    ["a key that is a list", "? [a]\n: 1\n", 1, 1, /texts/],
    ["a key that is null", "? \n: 1\n", 1, 3, /texts/],
    ["an alias of nothing", "a: *x\n", 1, 1, /alias/i],
    ["a problem in the second document", "a: 1\n---\nb: 1\nb: 2\n", 4, 1, /unique/],
  ])("says where %s stands", (_, text, line, column, message) => {
    const [problem] = parseDocuments(text).problems;
    expect(problem).toMatchObject({ line, column });
    expect(problem?.message).toMatch(message);
  });

  it("still reads the documents beside a broken one", () => {
    const { documents } = parseDocuments("a: 1\n---\nb: [\n---\nc: 2\n");
    expect(documents.map(({ value }) => value)).toEqual([{ a: 1 }, null, { c: 2 }]);
  });

  it("refuses aliases that multiply", () => {
    const bomb = ["a: &a [x,x,x,x,x,x,x,x,x]"];
    for (const [one, next] of ["ab", "bc", "cd", "de", "ef", "fg"]) {
      bomb.push(`${next}: &${next} [${Array.from({ length: 9 }, () => `*${one}`).join(",")}]`);
    }
    expect(parseDocuments(bomb.join("\n")).problems[0]?.message).toMatch(/alias/i);
  });

  it("refuses what is too long or nests too deeply", () => {
    expect(parseDocuments(`a: ${"x".repeat(4_000_001)}`).problems).toHaveLength(1);
    expect(parseDocuments(`a: ${"[".repeat(300)}${"]".repeat(300)}`).problems[0]?.message).toMatch(/deep/);
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...SYNTAX) }), (text) => {
        expect(() => parseDocuments(text)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });
});

describe("lineOfPath", () => {
  const text =
    "# head\nmetadata:\n  name: a\n---\nspec:\n  http:\n  - route:\n    - weight: 0\n  hosts: [a, b]\n";
  const second = parseDocuments(text).documents[1];
  it.each<[(string | number)[], number, number]>([
    [[], 5, 1],
    [["spec"], 5, 1],
    [["spec", "http", 0], 7, 5],
    [["spec", "http", 0, "route", 0, "weight"], 8, 7],
    [["spec", "http", 0, "timeout"], 7, 5],
    [["spec", "http", 4, "route"], 6, 3],
    [["spec", "hosts", 1], 9, 14],
    [["status", "conditions"], 5, 1],
  ])("of %j is %d:%d", (path, line, column) => {
    expect(second && lineOfPath(second, path)).toMatchObject({ line, column });
  });
});

const text = fc.oneof(
  fc.string(),
  fc.constantFrom(
    "yes",
    "on",
    "null",
    "~",
    "0",
    "0o7",
    "0x1f",
    "1_000",
    "1:30",
    "1e3",
    "- a",
    "a: b",
    "#",
    " ",
    "\n",
    "a\nb\n",
    "a\n\n",
    "<<",
    "=",
    "2020-01-01",
    "&a",
    "*a",
    "!t",
    "%",
    "@",
    "`",
    "|",
    "true\n",
  ),
);
const { value: json } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    fc.oneof(
      text,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
    ),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(text, tie("value"), { maxKeys: 4 }),
  ),
}));

describe("writeYaml", () => {
  it("writes as kubectl prints", () => {
    const object = {
      status: { ready: true },
      spec: { hosts: ["a"], http: [{ route: [{ weight: 0 }], match: [] }], on: "yes", none: null },
      metadata: {
        annotations: { note: "one\ntwo\n" },
        labels: {},
        name: "a",
        generateName: "b",
        namespace: "c",
      },
      kind: "VirtualService",
      apiVersion: "networking.istio.io/v1",
    };
    expect(writeYaml(object)).toBe(
      `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: a
  namespace: c
  labels: {}
  annotations:
    note: |
      one
      two
  generateName: b
spec:
  hosts:
  - a
  http:
  - route:
    - weight: 0
    match: []
  on: "yes"
  none: null
status:
  ready: true
`.replace("  on:", '  "on":'),
    );
  });

  it("is read back as it was, whatever it is", () => {
    fc.assert(
      fc.property(fc.dictionary(text, json, { minKeys: 1 }), (value) => {
        const read = parseDocuments(writeYaml(value));
        expect(read.problems).toEqual([]);
        expect(equalJson(read.documents[0]?.value, value)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("writes no reference for what is the same twice", () => {
    const labels = { app: "a" };
    expect(yamlOf({ one: labels, two: labels })).toBe("one:\n  app: a\ntwo:\n  app: a\n");
  });
});
