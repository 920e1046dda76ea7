import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { findKind } from "../../kinds/find-kind";
import { finalizerWarnings } from "./finalizer-warnings";
import { nameRuleOf } from "./name-rule-of";
import { subdomainProblems } from "./name-syntax";
import { validateMetadata } from "./validate-metadata";
import { validateMetadataUpdate } from "./validate-metadata-update";

const fields = (metadata: JsonObject, namespaced = true): readonly string[] =>
  validateMetadata({ name: "a", namespace: "n", ...metadata }, namespaced, subdomainProblems).map(
    ({ field, reason }) => `${field} ${reason}`,
  );

describe("validateMetadata", () => {
  it.each<readonly [string, JsonObject, readonly string[]]>([
    ["a plain object", { labels: { app: "web" }, annotations: { "A.b/c": "any text\n" } }, []],
    ["no name", { name: "" }, ["metadata.name FieldValueRequired"]],
    ["a bad name", { name: "A" }, ["metadata.name FieldValueInvalid"]],
    ["a prefix that ends in a dash", { generateName: "a-" }, []],
    ["a bad prefix", { generateName: "A_" }, ["metadata.generateName FieldValueInvalid"]],
    ["no namespace", { namespace: "" }, ["metadata.namespace FieldValueRequired"]],
    ["a bad namespace", { namespace: "a.b" }, ["metadata.namespace FieldValueInvalid"]],
    [
      "a bad label",
      { labels: { "a b": "c d" } },
      ["metadata.labels FieldValueInvalid", "metadata.labels FieldValueInvalid"],
    ],
    [
      "annotations of more than 256 KiB",
      { annotations: { a: "x".repeat(262_144) } },
      ["metadata.annotations FieldValueTooLong"],
    ],
    ["annotations of 256 KiB", { annotations: { a: "x".repeat(262_143) } }, []],
    [
      "a finalizer that is no qualified name",
      { finalizers: ["a b"] },
      ["metadata.finalizers FieldValueInvalid"],
    ],
    [
      "both ways to delete dependents",
      { finalizers: ["orphan", "foregroundDeletion"] },
      ["metadata.finalizers FieldValueInvalid"],
    ],
    [
      "an owner without a name",
      { ownerReferences: [{ apiVersion: "v1", kind: "Pod", uid: "u" }] },
      ["metadata.ownerReferences.name FieldValueInvalid"],
    ],
    [
      "two controllers",
      {
        ownerReferences: ["a", "b"].map((name) => ({
          apiVersion: "v1",
          kind: "Pod",
          name,
          uid: "u",
          controller: true,
        })),
      },
      ["metadata.ownerReferences FieldValueInvalid"],
    ],
  ])("of %s", (_, metadata, expected) => {
    expect(fields(metadata)).toEqual(expected);
  });

  it("forbids a namespace where the kind has none", () => {
    expect(fields({}, false)).toEqual(["metadata.namespace FieldValueForbidden"]);
  });
});

describe("nameRuleOf", () => {
  it.each([
    ["v1", "Service", "a.b", false],
    ["v1", "Service", "1a", true],
    ["v1", "Namespace", "a.b", false],
    ["v1", "ConfigMap", "a.b", true],
    ["rbac.authorization.k8s.io/v1", "Role", "Any:Name here", true],
    ["rbac.authorization.k8s.io/v1", "Role", "a/b", false],
    ["batch/v1", "CronJob", "a".repeat(53), false],
    ["batch/v1", "Job", "a".repeat(53), true],
  ])("lets a %s %s be named %s: %s", (apiVersion, name, text, allowed) => {
    const kind = findKind(apiVersion, name);
    expect(kind && nameRuleOf(kind)(text).length === 0).toBe(allowed);
  });
});

describe("validateMetadataUpdate", () => {
  const before = { name: "a", namespace: "n", uid: "u", finalizers: ["x/y"] };
  it.each([
    [{ ...before, labels: { a: "b" } }, before, []],
    [{ ...before, uid: "other" }, before, ["metadata.uid"]],
    [{ ...before, finalizers: [] }, { ...before, deletionTimestamp: "2026-01-01T00:00:00Z" }, []],
    [
      { ...before, finalizers: ["x/y", "new/one"] },
      { ...before, deletionTimestamp: "2026-01-01T00:00:00Z" },
      ["metadata.finalizers"],
    ],
  ])("of %j after %j names %j", (metadata, earlier, expected) => {
    expect(validateMetadataUpdate(metadata, earlier).map(({ field }) => field)).toEqual(expected);
  });
});

describe("finalizerWarnings", () => {
  it("ask for a domain where a finalizer is new and has none", () => {
    const finalizers = ["a.example/b", "orphan", "mine", "a.example"];
    const warnings = finalizerWarnings({ finalizers }, undefined);
    expect(warnings).toHaveLength(2);
    expect(warnings[0]).toContain('"a.example": prefer a domain-qualified finalizer name including a path');
    expect(finalizerWarnings({ finalizers }, { finalizers })).toEqual([]);
  });
});
