import { describe, expect, expectTypeOf, it } from "vitest";
import { KINDS, type Kind, type KindKey } from "./kinds";

const kinds: readonly Kind[] = KINDS;
const repeated = (texts: readonly string[]): readonly string[] =>
  texts.filter((text, index) => texts.indexOf(text) !== index);

describe("KINDS", () => {
  it("knows each key, and each resource of the API, once", () => {
    expect(repeated(kinds.map(({ key }) => key))).toEqual([]);
    expect(repeated(kinds.map(({ group, plural }) => `${plural}.${group}`))).toEqual([]);
  });

  it("names a kind by its group too where two groups share its name, and only there", () => {
    const shared = new Set(repeated(kinds.map(({ kind }) => kind)));
    for (const { key, kind, group } of kinds) expect(key).toBe(shared.has(kind) ? `${kind}.${group}` : kind);
  });

  it("prefers the most stable version that a cluster may serve", () => {
    const stability = (version: string): number =>
      ["alpha", "beta", ""].findIndex((s) => version.includes(s));
    for (const { versions } of kinds) {
      expect(versions.length).toBeGreaterThan(0);
      expect(versions.map(stability)).toEqual(versions.map(stability).sort((a, b) => b - a));
    }
  });

  it("reads no Secrets", () => {
    expect(kinds.map(({ kind }) => kind)).not.toContain("Secret");
  });

  it("lets the compiler know every key, so that a misspelt one is an error", () => {
    expectTypeOf<"Pod" | "Rollout" | "Gateway.networking.istio.io">().toExtend<KindKey>();
    expectTypeOf<"Pods">().not.toExtend<KindKey>();
    expectTypeOf<string>().not.toExtend<KindKey>();
  });
});
