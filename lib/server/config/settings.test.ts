import { expect, test } from "vitest";
import { readConfig } from "../config";
import { SETTINGS } from "./settings";

test("every setting has a meaning, and a name once", () => {
  expect(new Set(SETTINGS.map(({ name }) => name)).size).toBe(SETTINGS.length);
  for (const { meaning } of SETTINGS) expect(meaning).not.toBe("");
});

test("the documented defaults are the real ones", () => {
  const written = Object.fromEntries(SETTINGS.map(({ name, fallback }) => [name, fallback]));
  expect(readConfig(written)).toEqual(readConfig({}));
});
