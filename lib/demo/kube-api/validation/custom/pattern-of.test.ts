import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isJsonArray } from "../../../json/is-json-array";
import { isObject } from "../../../world/read-json";
import { patternOf } from "./pattern-of";

const CRDS = path.join(import.meta.dirname, "../../schemas/data/crds");

function patternsIn(node: Json | undefined): readonly string[] {
  if (isJsonArray(node)) return node.flatMap(patternsIn);
  if (!isObject(node)) return [];
  const { pattern } = node;
  return [...(typeof pattern === "string" ? [pattern] : []), ...Object.values(node).flatMap(patternsIn)];
}
const toJson = (text: string): Json => {
  const value: unknown = JSON.parse(text);
  return isObject(value) ? value : {};
};
const patterns = [
  ...new Set(
    readdirSync(CRDS).flatMap((file) => patternsIn(toJson(readFileSync(path.join(CRDS, file), "utf8")))),
  ),
];
/** Texts that make a matcher try again: long runs of one kind of character, and an end that fits nothing. */
const HARD = ["a", "0", "!", ".", "a.", "-a", "*.", "1h", "/a", "%20", "a:", " a"].map(
  (part) => `${part.repeat(2000)}\u0000`,
);

describe("patternOf", () => {
  it("finds the patterns of the definitions", () => {
    expect(patterns.length).toBeGreaterThan(20);
  });

  it.each(patterns)("matches or refuses long texts by %s at once", (pattern) => {
    const start = performance.now();
    for (const text of HARD) patternOf(pattern).test(text);
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it.each(["a", "a b", "a\tb c", "!~", " a", "a ", "a  b", "", "a\u0000"])(
    "matches header values as the pattern of the Gateway API says: %j",
    (text) => {
      const pattern = "^[!-~]+([\\t ]?[!-~]+)*$";
      expect(patternOf(pattern).test(text)).toBe(new RegExp(pattern).test(text));
    },
  );

  it("matches nothing by a pattern that is none", () => {
    expect(patternOf("(").test("(")).toBe(false);
  });
});
