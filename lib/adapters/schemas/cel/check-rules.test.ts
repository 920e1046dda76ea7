import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { checkRules } from "./check-rules";

const rule = (expression: string, rest: JsonObject = {}): JsonObject => ({ rule: expression, ...rest });
const schema = (spec: JsonObject): JsonObject => ({ type: "object", properties: { spec } });
const told = (spec: Json, of: JsonObject, old?: Json): readonly string[] =>
  checkRules({ spec }, schema(of), old === undefined ? null : { spec: old }).map(
    ({ path, message }) => `${path.join("/")}: ${message}`,
  );

describe("checkRules", () => {
  it("says it in the rule's own words: made, written, or the rule itself", () => {
    const rules = [
      rule("size(self) < 1", { messageExpression: "'has ' + string(size(self))", message: "too many" }),
      rule("size(self) < 1", { messageExpression: "self.nothing", message: "too many" }),
      rule("size(self) < 1"),
    ];
    expect(told(["a"], { "x-kubernetes-validations": rules })).toEqual([
      "spec: has 1",
      "spec: too many",
      "spec: failed rule: size(self) < 1",
    ]);
  });

  it("points to the field that the rule names", () => {
    const rules = [rule("false", { message: "no", fieldPath: ".tls['a.b'].mode" })];
    expect(told({}, { "x-kubernetes-validations": rules })).toEqual(["spec/tls/a.b/mode: no"]);
  });

  it("judges items of lists and values of maps", () => {
    const positive = {
      type: "integer",
      "x-kubernetes-validations": [rule("self > 0", { message: "must be positive" })],
    };
    const of = {
      properties: {
        list: { type: "array", items: positive },
        map: { type: "object", additionalProperties: positive },
      },
    };
    expect(told({ list: [1, 0], map: { a: -1, "b/c": 2 } }, of)).toEqual([
      "spec/list/1: must be positive",
      "spec/map/a: must be positive",
    ]);
  });

  it("finds an item of a list as it was by its keys, and of a list without keys not at all", () => {
    const items = { "x-kubernetes-validations": [rule("self.v >= oldSelf.v", { message: "went down" })] };
    const keyed = { items, "x-kubernetes-list-type": "map", "x-kubernetes-list-map-keys": ["name"] };
    const now = [
      { name: "b", v: 1 },
      { name: "a", v: 5 },
      { name: "new", v: 0 },
    ];
    const before = [
      { name: "a", v: 4 },
      { name: "b", v: 2 },
    ];
    expect(told(now, keyed, before)).toEqual(["spec/0: went down"]);
    expect(told(now, { items }, before)).toEqual([]);
  });

  it("leaves out rules that would take too many rounds, and judges the others", () => {
    const many = Array.from({ length: 200 }, (_, index) => index);
    const runaway = "self.all(a, self.all(b, self.all(c, a + b + c >= 0)))";
    const rules = [
      rule(`${runaway} && false`, { message: "slow" }),
      rule("size(self) < 5", { message: "quick" }),
    ];
    const started = performance.now();
    expect(told(many, { "x-kubernetes-validations": rules })).toEqual(["spec: quick"]);
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it("bounds all rules of an object together", () => {
    const item = { "x-kubernetes-validations": [rule("self.all(a, self.all(b, a != b || a == b))")] };
    const big = Array.from({ length: 300 }, () => Array.from({ length: 300 }, (_, index) => index));
    const started = performance.now();
    expect(told(big, { type: "array", items: { type: "array", ...item } })).toEqual([]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
