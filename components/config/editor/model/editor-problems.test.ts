import { expect, test } from "vitest";
import type { FindingDto } from "@/lib/contracts/config/finding";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { editorProblems, type EditorProblem } from "./editor-problems";

const schema: JsonObject = {
  type: "object",
  properties: {
    spec: { type: "object", properties: { weight: { type: "integer" }, hosts: { type: "array" } } },
  },
};
const finding = (path: (string | number)[], code = "KIA1101"): FindingDto => ({
  code,
  severity: "warning",
  object: { kind: "VirtualService", namespace: "a", name: "b" },
  path,
  message: "found",
  why: "",
  related: [],
  fix: null,
});
const problems = (text: string, findings: readonly FindingDto[] = []): readonly EditorProblem[] =>
  editorProblems(text, { schema, findings, schemaWords: ({ problem, detail }) => `${problem} ${detail}` });

const TEXT = "spec:\n  hosts:\n  - a\n  weight: x\n";

test("what breaks the schema and what was found stand at their lines, in the order of the text", () => {
  expect(problems(TEXT, [finding(["spec", "hosts", 0])]).map(({ line, code }) => [line, code])).toEqual([
    [3, "KIA1101"],
    [4, "schema"],
  ]);
});

test("a finding at a field that is gone stands at the nearest field above it", () => {
  expect(problems("spec:\n  hosts: []\n", [finding(["spec", "hosts", 3, "x"])])[0]).toMatchObject({
    line: 2,
  });
});

test("a place the server judged by the schema is not judged twice", () => {
  expect(problems(TEXT, [finding(["spec", "weight"], "schema")])).toHaveLength(1);
});

test("a text that cannot be read says where and nothing else", () => {
  const [first, ...rest] = problems("spec:\n  hosts: [a\n", [finding([])]);
  expect(first).toMatchObject({ code: "YAML", severity: "error" });
  expect(rest.filter(({ code }) => code !== "YAML")).toEqual([]);
});

test("texts over a megabyte are not checked in the editor", () => {
  expect(problems(`${TEXT}# ${"x".repeat(1_000_000)}`)).toEqual([]);
});
