import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { toCelValue } from "./cel-values";
import { compileRule, type Verdict } from "./compile-rule";

function judge(rule: string, value: Json, old?: Json): Verdict | "not compiled" {
  const compiled = compileRule(rule);
  if (compiled === null) return "not compiled";
  return compiled.evaluate(toCelValue(value, {}), old === undefined ? undefined : toCelValue(old, {}));
}

describe("a rule", () => {
  it.each<[string, Json, Verdict]>([
    ["self.size() == 0", [], "holds"],
    ["0 < self && self <= 65535", 65_536, "fails"],
    ["self.all(k, k.matches('^[a-z]+$'))", ["a", "B"], "fails"],
    ["self.matches(r'''^(?i)A+$''')", "aAa", "holds"],
    ["self.contains('.matches(') || has(self.x)", ".matches(", "holds"],
    ["has(self[0].a) && !has(self[0].b)", [{ a: 0 }], "holds"],
    ["has(self.toString) || has(self.constructor)", {}, "fails"],
    ["has(self.a.b)", {}, "fails"],
    ["has(self.a) ? self.a == 'x' : true", {}, "holds"],
    ["self.a == 1", {}, "fails"],
    ["self[3] == 1", [1], "fails"],
    ["self.__namespace__ == 'a' && self.x__dash__y == 1", { namespace: "a", "x-y": 1 }, "holds"],
    ["duration(self) >= duration('1ms')", "1h30m", "holds"],
    ["duration(self) >= duration('1ms')", "soon", "fails"],
    ["url(self).getScheme() in ['http', 'https']", "https://a", "holds"],
    ["url(self).getScheme() == 'http'", "no url", "fails"],
    ["isURL(self)", "a.example.com", "fails"],
    ["isIP(self)", "::1", "holds"],
    ["isIP(self)", "10.0.0.256", "fails"],
    ["self.split('/')[0].size() < 3", "ab/cdef", "holds"],
    ["int(self) <= 65535", "80", "holds"],
    ["int(self) <= 65535", "http", "fails"],
    ["self == 1.5", 1.5, "holds"],
    ["self in ['', 'HTTP']", "", "holds"],
    ["format.dns1123Label().validate(self).hasValue()", "A", "holds"],
    ["self.?a.orValue('none') == 'none'", {}, "holds"],
  ])("%s of %j: %s", (rule, value, expected) => {
    expect(judge(rule, value)).toBe(expected);
  });

  it.each<[string, Json]>([
    ["quantity(self).isGreaterThan(quantity('1'))", "2"],
    ["self +", 1],
    ["self.nothingLikeIt()", "a"],
    ["authorizer.group('').check('get').allowed()", 1],
    ["", 1],
  ])("that uses what is not known here says nothing: %s", (rule, value) => {
    expect(["not compiled", "unknown"]).toContain(judge(rule, value));
  });

  it.each<[string, Json]>([
    ["self + 'a' == 'ba'", 1],
    ["self", "text"],
    ["self.matches(self)", "(?=a)"],
  ])("that cannot be evaluated for a value says nothing of it: %s of %j", (rule, value) => {
    expect(judge(rule, value)).toBe("unknown");
  });

  it("may compare with the value as it was", () => {
    expect(compileRule("self == oldSelf")?.usesOld).toBe(true);
    expect(compileRule("self == 'oldSelf'")?.usesOld).toBe(false);
    expect(judge("self == oldSelf", { a: [0, false] }, { a: [0, false] })).toBe("holds");
    expect(judge("self >= oldSelf", 1, 2)).toBe("fails");
  });

  it.each([
    ["self.all(a, a > 0)", 1],
    ["self.all(a, self.exists(b, a == b)) && self.all(c, c > 0)", 2],
    ["self.size() > 0", 0],
    ["self == '.all(.all(.all('", 0],
    ["self.map(a, self.filter(b, self.exists_one(c, c == a)))", 3],
  ])("knows how deep its loops stand in one another: %s", (rule, loops) => {
    expect(compileRule(rule)?.loops).toBe(loops);
  });

  it("makes text", () => {
    const rule = compileRule("'at most ' + string(self.size())");
    expect(rule?.text(toCelValue([1, 2], {}), undefined)).toBe("at most 2");
    expect(compileRule("self.size()")?.text(toCelValue([], {}), undefined)).toBeNull();
    expect(compileRule("self.a")?.text(toCelValue({}, {}), undefined)).toBeNull();
  });
});
