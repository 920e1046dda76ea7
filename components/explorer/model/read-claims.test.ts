import { describe, expect, it } from "vitest";
import { readClaims } from "./read-claims";

const tokenOf = (payload: string): string =>
  `eyJhbGciOiJub25lIn0.${Buffer.from(payload, "utf8").toString("base64url")}.c2ln`;

describe("claims", () => {
  it.each([
    ["", null, false],
    ["  ", null, false],
    ['{"sub":"a","n":0}', { sub: "a", n: 0 }, false],
    [tokenOf('{"sub":"jürgen","aud":[]}'), { sub: "jürgen", aud: [] }, true],
    [`Bearer ${tokenOf("{}")}`, {}, true],
  ])("are read from %j", (text, claims, fromToken) => {
    expect(readClaims(text)).toEqual({ ok: true, claims, fromToken });
  });

  it.each([
    ["{", "notJson"],
    ["[1]", "notObject"],
    ["null", "notObject"],
    ["1", "notObject"],
    [tokenOf("[]"), "badToken"],
    ["a.b.c", "badToken"],
  ])("%j is refused by what is wrong with it", (text, problem) => {
    expect(readClaims(text)).toEqual({ ok: false, problem });
  });
});
