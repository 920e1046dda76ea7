import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json } from "@/lib/domain/mesh/cluster-object";
import { parsePathText, pathText, resolvePath, valueAt, type Step } from "./field-path";

const PATHS: [string, Step[]][] = [
  ["", []],
  ["spec.http[2].route[0].weight", ["spec", "http", 2, "route", 0, "weight"]],
  ["spec.subsets[v2].labels.version", ["spec", "subsets", { name: "v2" }, "labels", "version"]],
  ['metadata.labels["app.kubernetes.io/name"]', ["metadata", "labels", "app.kubernetes.io/name"]],
  ['spec.subsets[name="2"].labels', ["spec", "subsets", { name: "2" }, "labels"]],
  ["spec.servers[a.b/c-d]", ["spec", "servers", { name: "a.b/c-d" }]],
  ['[""].a', ["", "a"]],
];

describe("pathText and parsePathText", () => {
  it.each(PATHS)("write and read %j", (text, steps) => {
    expect(pathText(steps)).toBe(text);
    expect(parsePathText(text)).toEqual(steps);
  });

  it("turn one another round for every path", () => {
    const step = fc.oneof(
      fc.string(),
      fc.nat(999),
      fc.string().map((name) => ({ name })),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 6 }), (path) => {
        expect(parsePathText(pathText(path))).toEqual(path);
      }),
    );
  });

  it.each([".a", "a..b", "a.", "a[", "a[]", "a[1", "a[-1]", 'a["b]', 'a["\\x"]', "a b", "a".repeat(5_000)])(
    "read nothing from %j",
    (text) => {
      expect(parsePathText(text)).toBeNull();
    },
  );
});

const ROOT: Json = {
  spec: { subsets: [{ name: "v1" }, { name: "v2", labels: { version: "x" } }], weight: 0 },
};

describe("resolvePath", () => {
  it("replaces names by positions", () => {
    const steps = parsePathText("spec.subsets[v2].labels.version") ?? [];
    expect(resolvePath(ROOT, steps)).toEqual(["spec", "subsets", 1, "labels", "version"]);
  });

  it.each(["spec.subsets[v3]", "spec[v1]", "spec.weight[v1]"])("finds nobody at %s", (text) => {
    expect(resolvePath(ROOT, parsePathText(text) ?? [])).toBeNull();
  });

  it("keeps keys and positions, also where nothing is", () => {
    expect(resolvePath(ROOT, ["spec", "more", 7])).toEqual(["spec", "more", 7]);
  });
});

describe("valueAt", () => {
  it.each<[(string | number)[], Json | undefined]>([
    [[], ROOT],
    [["spec", "weight"], 0],
    [["spec", "subsets", 1, "name"], "v2"],
    [["spec", "subsets", 9], undefined],
    [["spec", "subsets", "length"], undefined],
    [["spec", "__proto__"], undefined],
    [["spec", "weight", "toFixed"], undefined],
    [["spec", 0], undefined],
  ])("at %j is %j", (path, expected) => {
    expect(valueAt(ROOT, path)).toEqual(expected);
  });
});
