import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { findKind } from "../../kinds/find-kind";
import { schemaOf } from "../../schemas/schema-of";
import { compareObjects } from "./compare-objects";
import type { FieldSet } from "./field-set";
import { fieldSetOf } from "./field-set-of";
import { fieldSetOfPaths } from "./field-set-of-paths";
import { toFieldsV1 } from "./fields-v1";
import { fieldsV1Of } from "./fields-v1-of";
import { pathText } from "./path-text";
import { removeFields } from "./remove-fields";
import { typedProblems } from "./typed-problems";
import { withNamedFields } from "./with-named-fields";

const POD_KIND = findKind("v1", "Pod");
const POD = POD_KIND && schemaOf(POD_KIND, "v1");
const texts = (set: FieldSet): readonly string[] => [...set.paths()].map(pathText);
const compared = (before: Json, after: Json): Record<string, readonly string[]> => {
  const { added, removed, modified } = compareObjects(before, after, POD);
  return { added: texts(added), removed: texts(removed), modified: texts(modified) };
};
const NONE = { added: [], removed: [], modified: [] };
const containers = (...items: readonly Json[]): Json => ({ spec: { containers: items } });

describe("compareObjects", () => {
  it.each<readonly [string, Json, Json, Partial<typeof NONE> | object]>([
    ["nothing", { spec: { hostname: "a" } }, { spec: { hostname: "a" } }, {}],
    [
      "a changed scalar",
      { spec: { hostname: "a" } },
      { spec: { hostname: "b" } },
      { modified: [".spec.hostname"] },
    ],
    [
      "a new map with its entry",
      { metadata: {} },
      { metadata: { labels: { a: "1" } } },
      { added: [".metadata.labels", ".metadata.labels.a"] },
    ],
    [
      "a removed entry",
      { metadata: { labels: { a: "1", b: "2" } } },
      { metadata: { labels: { a: "1" } } },
      { removed: [".metadata.labels.b"] },
    ],
    [
      "an item of a list by its key, wherever it stands",
      containers({ name: "a", image: "1" }, { name: "b" }),
      containers({ name: "b" }, { name: "a", image: "2" }),
      { modified: ['.spec.containers[name="a"].image'] },
    ],
    [
      "a new item of a list with its fields",
      containers({ name: "a" }),
      containers({ name: "a" }, { name: "b" }),
      { added: ['.spec.containers[name="b"]', '.spec.containers[name="b"].name'] },
    ],
    [
      "an atomic list as one field",
      containers({ name: "a", args: ["1", "2"] }),
      containers({ name: "a", args: ["2"] }),
      { modified: ['.spec.containers[name="a"].args'] },
    ],
    [
      "an empty map that was absent",
      { spec: {} },
      { spec: { securityContext: {} } },
      { added: [".spec.securityContext"] },
    ],
    [
      "an item listed twice as one",
      containers({ name: "a" }),
      containers({ name: "a" }, { name: "a" }),
      {
        added: ['.spec.containers[name="a"]'],
        removed: ['.spec.containers[name="a"].name', '.spec.containers[name="a"]'],
      },
    ],
  ])("finds %s", (_, before, after, expected) => {
    const found = compared(before, after);
    for (const [side, paths] of Object.entries({ ...NONE, ...expected }))
      expect([side, new Set(found[side])]).toEqual([side, new Set(paths)]);
  });

  const anyPod = fc
    .record({
      hostname: fc.option(fc.constantFrom("a", "b"), { nil: undefined }),
      containers: fc.uniqueArray(
        fc.record({ name: fc.constantFrom("a", "b", "c"), image: fc.constantFrom("1", "2") }),
        { selector: ({ name }) => name },
      ),
    })
    .map((spec): JsonObject => ({ spec }));

  it("finds in one direction what it finds in the other, with added and removed changed over", () => {
    fc.assert(
      fc.property(anyPod, anyPod, (one, other) => {
        const [there, back] = [compared(one, other), compared(other, one)];
        expect([back["added"], back["removed"], back["modified"]]).toEqual([
          there["removed"],
          there["added"],
          there["modified"],
        ]);
      }),
    );
  });

  it("finds what fieldsV1Of says of an object that was created whole", () => {
    fc.assert(
      fc.property(anyPod, (object) => {
        const { added } = compareObjects({}, object, POD);
        expect(toFieldsV1(added)).toEqual(fieldsV1Of(object, POD));
      }),
    );
  });

  it("says of no value that it was both added and removed, unless it was listed twice", () => {
    fc.assert(
      fc.property(anyPod, anyPod, (one, other) => {
        const { added, removed, modified } = compareObjects(one, other, POD);
        expect(added.intersection(removed).isEmpty).toBe(true);
        expect(modified.intersection(added.union(removed)).isEmpty).toBe(true);
      }),
    );
  });
});

describe("fieldSetOf", () => {
  it.each<readonly [Json, readonly string[]]>([
    [{ spec: { hostname: "a" } }, [".spec.hostname"]],
    [{ metadata: { labels: { a: "1" } } }, [".metadata.labels.a"]],
    [{ metadata: { labels: {} } }, [".metadata.labels"]],
    [containers({ name: "a" }), ['.spec.containers[name="a"]', '.spec.containers[name="a"].name']],
    [{ metadata: { finalizers: ["x/y"] } }, ['.metadata.finalizers[="x/y"]']],
    [{ spec: { nodeSelector: { a: "1", b: "2" } } }, [".spec.nodeSelector"]],
    [containers("not an object"), []],
  ])("lists what %j sets", (config, paths) => {
    expect(texts(fieldSetOf(config, POD))).toEqual(paths);
  });
});

describe("removeFields", () => {
  it("removes fields, items and entries, and what becomes empty by it", () => {
    const value = { spec: { hostname: "a", containers: [{ name: "a" }, { name: "b", image: "1" }] } };
    const fields = fieldSetOfPaths(
      ["f:spec", "f:hostname"],
      ["f:spec", "f:containers", 'k:{"name":"a"}'],
      ["f:spec", "f:containers", 'k:{"name":"b"}', "f:image"],
    );
    expect(removeFields(value, fields, POD)).toEqual({ spec: { containers: [{ name: "b" }] } });
    expect(removeFields({ spec: { hostname: "a" } }, fields, POD)).toBeUndefined();
  });

  it("never takes a part out of what is atomic", () => {
    const value = { spec: { nodeSelector: { a: "1" } } };
    const fields = fieldSetOfPaths(["f:spec", "f:nodeSelector", "f:a"]);
    expect(removeFields(value, fields, POD)).toEqual(value);
  });
});

describe("withNamedFields", () => {
  it("adds the structs above a field, not the entries of maps above it", () => {
    const set = fieldSetOfPaths(["f:spec", "f:containers", 'k:{"name":"a"}', "f:image"]);
    expect(texts(withNamedFields(set, POD))).toEqual([
      ".spec",
      ".spec.containers",
      '.spec.containers[name="a"].image',
    ]);
  });
});

describe("typedProblems", () => {
  it.each<readonly [Json, readonly string[]]>([
    [{ spec: { hostname: "a" } }, []],
    [{ spec: { hostname: 4 } }, [".spec.hostname: expected string, got 4"]],
    [{ spec: { containers: {} } }, [".spec.containers: expected list, got {}"]],
    [{ spec: [] }, [".spec: expected map, got []"]],
    [{ spec: { hostNetwork: "yes" } }, ['.spec.hostNetwork: expected boolean, got "yes"']],
    [{ spec: { priority: "1" } }, ['.spec.priority: expected numeric (int or float), got "1"']],
    [{ spec: { hostname: null } }, []],
    [{ foo: 1 }, [".foo: field not declared in schema"]],
    [{ metadata: { labels: { any: "1" } } }, []],
    [containers({ name: "a" }, { name: "a" }), ['.spec.containers: duplicate entries for key [name="a"]']],
    [containers(null), [".spec.containers: element 0: associative list item without its keys"]],
  ])("finds what does not fit: %j", (config, problems) => {
    expect(typedProblems(config, POD)).toEqual(problems);
  });

  it("stops at a hundred problems", () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`f${index}`, 1]));
    expect(typedProblems({ spec: many, metadata: many }, POD).length).toBeLessThan(1002);
  });
});
