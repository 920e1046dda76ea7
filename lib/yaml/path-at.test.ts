import { describe, expect, it } from "vitest";
import type { FieldPath } from "@/lib/domain/validations/finding";
import { pathAt, type YamlPosition } from "./path-at";

/** The position at "|" in a text. */
const at = (text: string): YamlPosition | null => pathAt(text.replace("|", ""), text.indexOf("|"));

const RULE = `apiVersion: v1
metadata:
  name: reviews
  labels:
    "app.kubernetes.io/name": x
spec:
  hosts:
  - reviews # the service
  - details
  http:
    - match:
      - uri:
          prefix: /a
        headers: {x: {exact: y}}
      route:
        -   destination:
              host: reviews
            weight: 0
    - name: second
`;

describe("pathAt", () => {
  it.each<[string, string, string, FieldPath]>([
    ["apiVersion: v1", "key", "apiVersion", []],
    ["name: reviews", "key", "name", ["metadata"]],
    ['"app.kubernetes.io/name"', "key", "app.kubernetes.io/name", ["metadata", "labels"]],
    ["- details", "item", "details", ["spec", "hosts", 1]],
    ["prefix:", "key", "prefix", ["spec", "http", 0, "match", 0, "uri"]],
    ["/a", "value", "/a", ["spec", "http", 0, "match", 0, "uri", "prefix"]],
    ["exact", "value", "{x: {exact: y}}", ["spec", "http", 0, "match", 0, "headers"]],
    ["destination:", "key", "destination", ["spec", "http", 0, "route", 0]],
    ["host: r", "key", "host", ["spec", "http", 0, "route", 0, "destination"]],
    ["0\n", "value", "0", ["spec", "http", 0, "route", 0, "weight"]],
    ["second", "value", "second", ["spec", "http", 1, "name"]],
  ])("reads %j", (written, part, text, path) => {
    const offset = RULE.indexOf(written) + (written.startsWith("- ") ? 3 : 1);
    expect(pathAt(RULE, offset)).toMatchObject({ part, text, path });
  });

  it.each<[string, string, Partial<YamlPosition>]>([
    ["an empty text", "|", { part: "key", path: [], text: "" }],
    ["a key begun", "spec:\n  ho|", { part: "key", path: ["spec"], text: "ho" }],
    ["an empty line below a field", "spec:\n  hosts:\n  - a\n  |", { part: "key", path: ["spec"] }],
    ["an empty line further in", "spec:\n  tls:\n    |", { part: "key", path: ["spec", "tls"] }],
    ["an empty line at the left", "spec:\n  tls:\n    a: 1\n|", { part: "key", path: [] }],
    ["a value not begun", "spec:\n  host: |", { part: "value", path: ["spec", "host"], text: "" }],
    ["an element not begun", "spec:\n  hosts:\n  - a\n  - |", { part: "item", path: ["spec", "hosts", 1] }],
    [
      "an element that becomes a map",
      "spec:\n  http:\n  - na|",
      { part: "item", path: ["spec", "http", 0], text: "na" },
    ],
    [
      "the second key of an element",
      "http:\n- name: a\n  ti|",
      { part: "key", path: ["http", 0], text: "ti" },
    ],
    ["a list in a list", "a:\n- - x\n  - y|", { part: "item", path: ["a", 0, 1] }],
    ["a key in a list in a list", "a:\n- b\n- - x\n  - k: v|", { part: "value", path: ["a", 1, 1, "k"] }],
    [
      "a block text",
      "a:\n  b: |\n    one: |two\n    - three\n".replace("b: |", "b: >-"),
      { part: "value", path: ["a", "b"] },
    ],
    ["what follows a block text", "a:\n  b: >-\n    one: two\n  c|", { part: "key", path: ["a"], text: "c" }],
    ["the document after a marker", "a: 1\n---\nb:\n  c: |", { part: "value", path: ["b", "c"] }],
    ["a line with Windows' ending", "a:\r\n  b: c|\r\n", { part: "value", path: ["a", "b"], text: "c" }],
    ["text behind a broken line", "a: [\nb:\n  c: |", { part: "value", path: ["b", "c"] }],
    [
      "a URL",
      "jwksUri: https://a.example/x|",
      { part: "value", path: ["jwksUri"], text: "https://a.example/x" },
    ],
    ["a hash inside quotes", 'a: "x # y|"', { part: "value", path: ["a"], text: '"x # y"' }],
  ])("reads %s", (_, text, expected) => {
    expect(at(text)).toMatchObject(expected);
  });

  it.each(["a: 1 # com|ment", "# com|ment", "a: 1\n--|-\n"])("reads nothing in %j", (text) => {
    expect(at(text)).toBeNull();
  });

  it("says where the key or value stands", () => {
    const text = "spec:\n  host: reviews # x";
    expect(pathAt(text, 9)).toMatchObject({ from: 8, to: 12 });
    expect(pathAt(text, 16)).toMatchObject({ from: 14, to: 21 });
    expect(pathAt(text, 999)).toBeNull();
    expect(pathAt("ab", -5)).toMatchObject({ part: "key", text: "ab", from: 0, to: 2 });
  });
});
