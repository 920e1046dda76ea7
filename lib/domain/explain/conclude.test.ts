import { describe, expect, it } from "vitest";
import { conclude } from "./conclude";
import { type End, type Journey, NOWHERE } from "./journey";

const DOOR = { kind: "AuthorizationPolicy", namespace: "shop", name: "door" };
const GATE = { kind: "AuthorizationPolicy", namespace: "edge", name: "gate" };
const REACHED: End = { kind: "reached", code: null, mtls: true, allowed: true, by: null };
const REFUSED: End = { kind: "refused", code: 403, mtls: true, allowed: false, by: DOOR };
const NOBODY: End = { kind: "error", code: 503, mtls: false, allowed: true, by: null };

const concluded = (parts: Partial<Journey>): ReturnType<typeof conclude> =>
  conclude({ ...NOWHERE, ...parts });

describe("the outcome", () => {
  it.each<readonly [rule: string, parts: Partial<Journey>, outcome: string, code: number | null]>([
    ["is a route where one end is reached", { ends: [REFUSED, REACHED, NOBODY] }, "route", null],
    ["is a refusal where none is and one refuses", { ends: [REFUSED, REFUSED] }, "refused", 403],
    ["has no code where ends answer differently", { ends: [REFUSED, NOBODY] }, "refused", null],
    ["is no route where nobody is there", { ends: [NOBODY, NOBODY] }, "noRoute", 503],
    ["is a passage outside", { outcome: "passthrough", ends: [REACHED] }, "passthrough", null],
    ["is a passage where nobody is outside", { outcome: "passthrough", ends: [NOBODY] }, "passthrough", 503],
    ["is a proxy's error", { outcome: "error", code: 404 }, "noRoute", 404],
    ["is a proxy's answer", { outcome: "directResponse", code: 204 }, "directResponse", 204],
    ["is a black hole", { outcome: "blackHole", code: 502 }, "blackHole", 502],
  ])("%s", (_rule, parts, outcome, code) => {
    expect(concluded(parts)).toMatchObject({ outcome, code });
  });
});

describe("authorization", () => {
  const allowed = { allowed: true, by: null };
  it.each<readonly [rule: string, parts: Partial<Journey>, expected: unknown]>([
    ["is given where nothing says otherwise", { ends: [REACHED] }, allowed],
    ["is what all ends say", { ends: [REFUSED, REFUSED] }, { allowed: false, by: DOOR }],
    ["cannot be told where ends differ", { ends: [REACHED, REFUSED] }, { allowed: null, by: DOOR }],
    ["does not count ends where nobody is", { ends: [NOBODY, REACHED] }, allowed],
    [
      "is refused by a proxy on the way, whatever the ends say",
      { authorization: { allowed: false, by: GATE }, ends: [REFUSED] },
      { allowed: false, by: GATE },
    ],
    [
      "is refused by the ends, where a proxy on the way cannot be told",
      { authorization: { allowed: null, by: GATE }, ends: [REFUSED] },
      { allowed: false, by: DOOR },
    ],
    [
      "cannot be told of a proxy on the way, where the ends let it in",
      { authorization: { allowed: null, by: GATE }, ends: [REACHED] },
      { allowed: null, by: GATE },
    ],
    [
      "is given by the policy of the proxy on the way, where the ends have none",
      { authorization: { allowed: true, by: GATE }, ends: [REACHED] },
      { allowed: true, by: GATE },
    ],
  ])("%s", (_rule, parts, expected) => {
    expect(concluded(parts).authorization).toEqual(expected);
  });
});

it.each<readonly [rule: string, ends: readonly End[], expected: boolean | null]>([
  ["is what all ends have", [REACHED, REFUSED], true],
  ["cannot be told where they differ", [REACHED, { ...REACHED, mtls: false }], null],
  ["does not count ends where nobody is", [REACHED, NOBODY], true],
  ["cannot be told where nobody is", [NOBODY], null],
])("mutual TLS %s", (_rule, ends, expected) => {
  expect(concluded({ ends }).mtls).toBe(expected);
});
