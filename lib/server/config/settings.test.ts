import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { readConfig } from "../config";
import { SETTINGS } from "./settings";

const README = readFileSync(path.resolve(import.meta.dirname, "../../../README.md"), "utf8");

test.each(SETTINGS)("README lists $name with its default and meaning", ({ name, fallback, meaning }) => {
  const row = README.split("\n").find((line) => line.includes(`\`${name}\``) && line.startsWith("|"));
  const cells = (row ?? "").split("|").map((cell) => cell.trim());
  expect(cells.slice(1, 4)).toEqual([`\`${name}\``, fallback === "" ? "" : `\`${fallback}\``, meaning]);
});

test("every setting has a meaning, and a name once", () => {
  expect(new Set(SETTINGS.map(({ name }) => name)).size).toBe(SETTINGS.length);
  for (const { meaning } of SETTINGS) expect(meaning).not.toBe("");
});

test("each setting keeps its own text, also where two share a schema", () => {
  expect(new Set(SETTINGS.map(({ meaning }) => meaning)).size).toBe(SETTINGS.length);
});

test("the documented defaults are the real ones", () => {
  const written = Object.fromEntries(SETTINGS.map(({ name, fallback }) => [name, fallback]));
  expect(readConfig(written)).toEqual(readConfig({}));
});
