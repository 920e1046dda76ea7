import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject, objectAt, textAt } from "@/lib/domain/mesh/read-json";
import { coversMatch, isCatchAll } from "./match-coverage";

interface Request {
  readonly path: string;
  readonly method: string;
  readonly header: string | null;
}

const path = fc.constantFrom("/", "/a", "/a/", "/a/b", "/A", "/b");
const text = (value: fc.Arbitrary<string>): fc.Arbitrary<JsonObject> =>
  fc.oneof(
    value.map((exact) => ({ exact })),
    value.map((prefix) => ({ prefix })),
  );
const match: fc.Arbitrary<JsonObject> = fc.record(
  {
    name: fc.constantFrom("one", "two"),
    uri: text(path),
    ignoreUriCase: fc.boolean(),
    method: text(fc.constantFrom("GET", "POST")),
    headers: fc.constantFrom({}, { h: { exact: "1" } }, { h: {} }),
  },
  { requiredKeys: [] },
);
const request: fc.Arbitrary<Request> = fc.record({
  path,
  method: fc.constantFrom("GET", "POST"),
  header: fc.constantFrom("1", "2", null),
});

/** https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest */
function takes(rule: JsonObject, { path: asked, method, header }: Request): boolean {
  const fits = (wanted: JsonObject, value: string): boolean => {
    if ("exact" in wanted) return textAt(wanted, "exact") === value;
    return "prefix" in wanted ? value.startsWith(textAt(wanted, "prefix")) : true;
  };
  const lower = rule["ignoreUriCase"] === true;
  const uri = objectAt(rule, "uri");
  const folded = Object.fromEntries(
    Object.entries(uri).map(([key, value]) => [key, lower ? textAt(uri, key).toLowerCase() : value]),
  );
  const wanted = objectAt(rule, "headers")["h"];
  const headerFits = !isJsonObject(wanted) || (header !== null && fits(wanted, header));
  return (
    fits(folded, lower ? asked.toLowerCase() : asked) && fits(objectAt(rule, "method"), method) && headerFits
  );
}

describe("a match that covers another", () => {
  it("takes every request that the other takes", () => {
    fc.assert(
      fc.property(match, match, request, (earlier, later, asked) => {
        if (coversMatch(earlier, later) && takes(later, asked)) expect(takes(earlier, asked)).toBe(true);
      }),
      { numRuns: 5_000 },
    );
  });

  it("covers itself, whatever its name", () => {
    fc.assert(
      fc.property(match, (one) => {
        expect(coversMatch(one, { ...one, name: "another" })).toBe(true);
      }),
    );
  });
});

describe("a rule that takes every request", () => {
  it("is told from its matches", () => {
    fc.assert(
      fc.property(fc.array(match, { maxLength: 3 }), request, (matches, asked) => {
        const taken = matches.length === 0 || matches.some((one) => takes(one, asked));
        if (isCatchAll({ match: matches })) expect(taken).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
