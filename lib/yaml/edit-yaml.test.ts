import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equalJson } from "@/lib/domain/config/equal-json";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { editYaml, type YamlEdit } from "./edit-yaml";
import { parseDocuments } from "./parse-documents";
import { rebaseYaml } from "./rebase-yaml";
import { writeYaml } from "./write-yaml";
import { yamlEdits } from "./yaml-edits";

const RULE = `# head
apiVersion: "networking.istio.io/v1"   # quoted
spec:
  # who
  hosts:
    # the first
    - reviews   # the service
    # the second
    - 'details'

  http:
    - match: [{uri: {prefix: /a}}]
      route:
        # old
        -   destination: {host: reviews}
            weight: 90 # most
        # new
        - destination:
            host: details
          weight: 10
    - name: second
# tail
`;

const edit = (...edits: YamlEdit[]): string => {
  const result = editYaml(RULE, edits);
  return result.ok ? result.text : result.problem;
};
/** RULE with one piece of it replaced. */
const rule = (piece: string, by: string): string => {
  expect(RULE).toContain(piece);
  return RULE.replace(piece, by);
};

describe("editYaml", () => {
  it.each<[string, YamlEdit, string, string]>([
    [
      "a scalar",
      { op: "set", path: ["spec", "http", 0, "route", 0, "weight"], value: 0 },
      "weight: 90 #",
      "weight: 0 #",
    ],
    [
      "a quoted text",
      { op: "set", path: ["apiVersion"], value: "yes" },
      '"networking.istio.io/v1" ',
      '"yes" ',
    ],
    ["an element", { op: "set", path: ["spec", "hosts", 0], value: "x" }, "- reviews ", "- x "],
    [
      "a value by a map",
      { op: "set", path: ["spec", "http", 0, "route", 0, "weight"], value: { a: [1] } },
      "weight: 90 #",
      "weight:\n              a:\n                - 1 #",
    ],
    [
      "a map by a value",
      { op: "set", path: ["spec", "http", 0, "route", 1, "destination"], value: null },
      "destination:\n            host: details",
      "destination: null",
    ],
    [
      "a value inside braces",
      { op: "set", path: ["spec", "http", 0, "match", 0, "uri", "prefix"], value: "/b" },
      "/a",
      '"/b"',
    ],
    [
      "a new field",
      { op: "set", path: ["spec", "http", 1, "timeout"], value: "5s" },
      "- name: second",
      "- name: second\n      timeout: 5s",
    ],
    [
      "a new list",
      { op: "set", path: ["spec", "gateways"], value: ["mesh"] },
      "- name: second",
      "- name: second\n  gateways:\n    - mesh",
    ],
    [
      "a new field inside braces",
      { op: "set", path: ["spec", "http", 0, "route", 0, "destination", "port"], value: { number: 80 } },
      "{host: reviews}",
      '{host: reviews, "port": {"number":80}}',
    ],
    [
      "a field of several lines",
      { op: "remove", path: ["spec", "http", 0, "route", 1, "destination"] },
      "- destination:\n            host: details\n          weight: 10",
      "- weight: 10",
    ],
    [
      "the first field of an element",
      { op: "remove", path: ["spec", "http", 0, "match"] },
      "- match: [{uri: {prefix: /a}}]\n      route:",
      "- route:",
    ],
    [
      "a field with its comment",
      { op: "remove", path: ["spec", "http", 0, "route", 0, "weight"] },
      "            weight: 90 # most\n",
      "",
    ],
    ["the only field", { op: "remove", path: ["spec", "http", 1, "name"] }, "- name: second", "- {}"],
    ["an element", { op: "remove", path: ["spec", "hosts", 1] }, "    - 'details'\n", ""],
    [
      "the only element",
      { op: "remove", path: ["spec", "http", 0, "match", 0] },
      "[{uri: {prefix: /a}}]",
      "[]",
    ],
    [
      "a last element",
      { op: "insert", path: ["spec", "hosts", 2], value: "x" },
      "- 'details'",
      "- 'details'\n    - x",
    ],
    [
      "a first element",
      { op: "insert", path: ["spec", "hosts", 0], value: { a: 1, b: 0 } },
      "    # the first\n",
      "    - a: 1\n      b: 0\n    # the first\n",
    ],
    [
      "an element between",
      { op: "insert", path: ["spec", "http", 0, "route", 1], value: { weight: 0 } },
      "weight: 90 # most",
      "weight: 90 # most\n        - weight: 0",
    ],
    [
      "an element inside brackets",
      { op: "insert", path: ["spec", "http", 0, "match", 1], value: {} },
      "[{uri: {prefix: /a}}]",
      "[{uri: {prefix: /a}}, {}]",
    ],
    [
      "an element with its comments",
      { op: "move", path: ["spec", "hosts"], from: 1, to: 0 },
      "    # the first\n    - reviews   # the service\n    # the second\n    - 'details'\n",
      "    # the second\n    - 'details'\n    # the first\n    - reviews   # the service\n",
    ],
  ])("changes %s and nothing else", (_, one, piece, by) => {
    expect(edit(one)).toBe(rule(piece, by));
  });

  it("makes edits in order", () => {
    const text = edit(
      { op: "remove", path: ["spec", "hosts", 0] },
      { op: "set", path: ["spec", "hosts", 0], value: "x" },
    );
    expect(text).toBe(rule("    - reviews   # the service\n", "").replace("- 'details'", "- x"));
  });

  it.each<[YamlEdit]>([
    [{ op: "remove", path: ["spec", "tls"] }],
    [{ op: "set", path: ["spec", "tls", "mode"], value: 1 }],
    [{ op: "set", path: ["spec", "hosts", 2], value: 1 }],
    [{ op: "insert", path: ["spec", "hosts", 3], value: 1 }],
    [{ op: "move", path: ["spec", "hosts"], from: 2, to: 0 }],
  ])("finds no place for %j", (one) => {
    expect(edit(one)).toBe("notThere");
  });

  it("touches only the document it is told to", () => {
    const text = "a: 1 # x\n---\nb: 2 # y\n---\nc: 3\n";
    expect(editYaml(text, [{ op: "set", path: ["b"], value: 0 }], 1)).toEqual({
      ok: true,
      text: text.replace("2", "0"),
    });
    expect(editYaml(text, [], 3)).toEqual({ ok: false, problem: "unreadable" });
    expect(editYaml("a: [", [])).toEqual({ ok: false, problem: "unreadable" });
  });

  it.each<[string, string, YamlEdit, Json]>([
    [
      "what an alias stands for",
      "a: &x\n  b: 1\nc: *x\n",
      { op: "set", path: ["c", "b"], value: 2 },
      { a: { b: 1 }, c: { b: 2 } },
    ],
    ["explicit keys", "? a\n: 1\n? b\n: 2\n", { op: "remove", path: ["a"] }, { b: 2 }],
    ["lists in lists", "- - a\n  - b\n- c\n", { op: "remove", path: [0, 0] }, [["b"], "c"]],
    [
      "block texts",
      "a: |\n  x\n\nb: 1\n",
      { op: "set", path: ["a"], value: "y\nz\n" },
      { a: "y\nz\n", b: 1 },
    ],
    [
      "texts at the end of the file",
      "a: |+\n  x\n\n",
      { op: "set", path: ["b"], value: 1 },
      { a: "x\n\n", b: 1 },
    ],
    ["no line break at the end", "a: 1\nb: 2", { op: "remove", path: ["b"] }, { a: 1 }],
    ["empty values", "a:\nb:\n- \n", { op: "set", path: ["a"], value: { c: 0 } }, { a: { c: 0 }, b: [null] }],
    [
      "Windows' line ends",
      "a:\r\n- 1 # x\r\n- 2\r\nb: 3\r\n",
      { op: "move", path: ["a"], from: 1, to: 0 },
      { a: [2, 1], b: 3 },
    ],
    ["the last field of all", "a: 1\n", { op: "remove", path: ["a"] }, {}],
    ["a field of an empty document", "{}\n", { op: "set", path: ["a"], value: [] }, { a: [] }],
  ])("comes to the right value with %s", (_, text, one, expected) => {
    const result = editYaml(text, [one]);
    expect(result.ok && parseDocuments(result.text).documents[0]?.value).toEqual(expected);
  });
});

const { value: json } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    fc.constantFrom<Json>(null, 0, false, "", "a b", "- x", "yes", "x\ny\n", 1.5, [], {}),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.array(fc.record({ name: fc.constantFrom("v1", "v2", "v3"), at: tie("value") }), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "c/d", "e f", "on"), tie("value")),
  ),
}));
const object = fc.dictionary(fc.constantFrom("a", "b", "c", "d"), json, { minKeys: 1 });

/** The text with a comment above every line that can take one, and the comments. */
function commented(text: string): { text: string; comments: string[] } {
  const comments: string[] = [];
  const lines = text.split("\n").flatMap((line, index) => {
    const key = /^( *)[a-e][\w/]*:/.exec(line);
    if (!key) return [line];
    comments.push(`# comment ${index} of it`);
    return [`${key[1] ?? ""}# comment ${index} of it`, line];
  });
  return { text: lines.join("\n"), comments };
}

describe("rebaseYaml", () => {
  it("comes to the object, whatever stood there", () => {
    fc.assert(
      fc.property(object, object, fc.boolean(), (before, after, asIs) => {
        const written = writeYaml(before);
        const text = asIs ? written : JSON.stringify(before);
        const read = parseDocuments(rebaseYaml(text, after));
        expect(read.problems).toEqual([]);
        expect(equalJson(read.documents[0]?.value, after)).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it("keeps every comment of what does not change", () => {
    fc.assert(
      fc.property(object, json, (before, value) => {
        const { text, comments } = commented(writeYaml({ ...before, zz: { old: 1 } }));
        const after = rebaseYaml(text, { ...before, zz: { old: 1, new: value } });
        for (const comment of comments) expect(after).toContain(comment);
        expect(after.startsWith(text.trimEnd().split("\n").slice(0, -1).join("\n"))).toBe(true);
      }),
    );
  });

  it("changes nothing where nothing differs", () => {
    expect(rebaseYaml("b: 1 # x\n\na:   [1,2]", { a: [1, 2], b: 1 })).toBe("b: 1 # x\n\na:   [1,2]");
  });

  it("writes anew what it cannot read, beside documents that stay", () => {
    expect(rebaseYaml("", { a: 1 })).toBe("a: 1\n");
    expect(rebaseYaml("b: 1 # x\n---\na: [\n", { a: 1 }, 1)).toBe("b: 1 # x\n---\na: 1\n");
    expect(rebaseYaml("b: 1\n", { a: 1 }, 5)).toBe("b: 1\n");
  });

  it("keeps comments and other documents through very many edits", () => {
    const names = Array.from({ length: 120 }, (_, index) => index);
    const list = names
      .map((index) => `    # about ${index}\n    - {id: ${index}, host: "h${index}"}\n`)
      .join("");
    const text = `a: 1 # first\n---\nspec: # the spec\n  l:\n${list}# tail\n---\nb: 2 # last\n`;
    const after = rebaseYaml(
      text,
      { spec: { l: names.map((id) => ({ id, host: `new${id}` })), on: false } },
      1,
    );
    expect(parseDocuments(after).documents.map(({ value }) => value)).toEqual([
      { a: 1 },
      { spec: { l: names.map((id) => ({ id, host: `new${id}` })), on: false } },
      { b: 2 },
    ]);
    const kept = [
      "a: 1 # first\n",
      "# the spec",
      "# tail",
      "\nb: 2 # last\n",
      ...names.map((id) => `    # about ${id}\n`),
    ];
    for (const piece of kept) expect(after).toContain(piece);
  });

  it("inserts, removes and moves among very many edits", () => {
    const ids = Array.from({ length: 90 }, (_, index) => index);
    const before = { l: ids.map((id) => ({ name: `n${id}`, at: id })), gone: 1 };
    const after = {
      l: [
        { name: "x" },
        ...ids
          .slice(10)
          .toReversed()
          .map((id) => ({ name: `n${id}`, at: -id })),
      ],
    };
    const text = writeYaml(before).replace("l:", "l: # the list");
    const rebased = rebaseYaml(text, after);
    expect(parseDocuments(rebased).documents[0]?.value).toEqual(after);
    expect(rebased).toContain("# the list");
  });

  it("moves what moved, with its comments", () => {
    const text = "l:\n# one\n- name: a\n  x: 1\n# two\n- name: b # b\n";
    expect(rebaseYaml(text, { l: [{ name: "b" }, { name: "a", x: 0 }] })).toBe(
      "l:\n# two\n- name: b # b\n# one\n- name: a\n  x: 0\n",
    );
  });
});

describe("yamlEdits", () => {
  it("removes what stands between instead of moving", () => {
    expect(yamlEdits({ l: ["a", "b", "c"] }, { l: ["c"] })).toEqual([
      { op: "remove", path: ["l", 0] },
      { op: "remove", path: ["l", 0] },
    ]);
  });
});
