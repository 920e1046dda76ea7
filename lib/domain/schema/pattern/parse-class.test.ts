import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseClass } from "./parse-class";

const ASCII = Array.from({ length: 128 }, (_, code) => code);

/** The ASCII characters of a class, and how many of its characters were read. */
function read(text: string): { readonly holds: string; readonly at: number } | null {
  const reader = { chars: Array.from(text), at: 0 };
  const test = parseClass(reader);
  if (test === null) return null;
  return { holds: String.fromCodePoint(...ASCII.filter((code) => test(code))), at: reader.at };
}

describe("parseClass", () => {
  it.each([
    ["abc]", "abc", 4],
    ["a-c]x", "abc", 4],
    ["]a]", "]a", 3],
    ["-a]", "-a", 3],
    ["a-]", "-a", 3],
    ["a\\-c]", "-ac", 5],
    ["\\x41-C]", "ABC", 7],
    ["\\]\\\\]", "\\]", 5],
    ["[:upper:]x]", "ABCDEFGHIJKLMNOPQRSTUVWXYZx", 11],
    ["\\d.]", ".0123456789", 4],
    ["[a]", "[a", 3],
    [
      "^^]",
      ASCII.map((code) => String.fromCodePoint(code))
        .join("")
        .replace("^", ""),
      3,
    ],
  ])("[%s holds %j", (text, holds, at) => {
    const found = read(text);
    expect(Array.from(found?.holds ?? "").toSorted()).toEqual(Array.from(holds).toSorted());
    expect(found?.at).toBe(at);
  });

  it.each(["", "a", "^", "]", "b-a]", "[:nothing:]]", "\\q]", "a-\\q]", "\\p{No]"])("[%s is none", (text) => {
    expect(read(text)).toBeNull();
  });

  it("holds what it holds in JavaScript", () => {
    const item = fc.constantFrom("a", "z", "0-9", "a-f", "\\d", "\\w", "\\.", "_", "\\-", " ");
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 5 }), fc.boolean(), (items, negated) => {
        const source = `${negated ? "^" : ""}${items.join("")}]`;
        const expected = ASCII.filter((code) => new RegExp(`^[${source}$`).test(String.fromCodePoint(code)));
        expect(read(source)?.holds).toBe(String.fromCodePoint(...expected));
      }),
    );
  });
});
