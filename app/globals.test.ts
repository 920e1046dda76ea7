import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const css = readFileSync(path.join(import.meta.dirname, "globals.css"), "utf8");
const [, light = "", dark = ""] = css.split(/^:root[^{]*\{/m);
const THEMES = { light: tokens(light), dark: new Map([...tokens(light), ...tokens(dark)]) };

/** What is written on what. */
const PAIRS = [
  ...["text", "muted", "faint", "accent", "ok", "warn", "bad", "http", "grpc", "tcp"].flatMap((ink) => [
    [ink, "surface"],
    [ink, "bg"],
  ]),
  ["text", "surface-2"],
  ["muted", "surface-2"],
  ["on-accent", "accent"],
  ...["accent", "ok", "warn", "bad"].map((ink) => [ink, `${ink}-soft`]),
  ...["accent", "ok", "warn", "bad"].map((ground) => ["text", `${ground}-soft`]),
];

function tokens(block: string): Map<string, string> {
  const body = block.slice(0, block.indexOf("}"));
  return new Map(
    [...body.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map(([, name = "", hex = ""]) => [name, hex]),
  );
}

/** Relative luminance: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(ink: string, ground: string): number {
  const [lighter = 0, darker = 0] = [luminance(ink), luminance(ground)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

test.each(["light", "dark"] as const)(
  "every text colour of the %s theme has a contrast of 4.5 on its ground",
  (theme) => {
    const poor = PAIRS.filter(([ink = "", ground = ""]) => {
      return !(contrast(THEMES[theme].get(ink) ?? "", THEMES[theme].get(ground) ?? "") >= 4.5);
    });
    expect(poor).toEqual([]);
  },
);
