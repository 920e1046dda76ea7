import { expect, test } from "vitest";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { mergeReferences } from "./merge-references";

type Reference = ObjectResponse["references"][number];

function reference(name: string, role: string, changes: Partial<Reference> = {}): Reference {
  return {
    direction: "uses",
    object: { kind: "Service", namespace: "a", name },
    role,
    exists: true,
    ...changes,
  };
}

test("an object stands once with all its roles, what is missing first", () => {
  const merged = mergeReferences(
    [
      reference("cart", "host"),
      reference("cart", "destination host"),
      reference("gone", "gateway", { exists: false }),
      reference("cart", "host"),
      reference("other", "host", { direction: "usedBy" }),
    ],
    "uses",
  );
  expect(merged.map(({ object, roles, exists }) => [object.name, roles, exists])).toEqual([
    ["gone", ["gateway"], false],
    ["cart", ["host", "destination host"], true],
  ]);
});

test("one missing part makes the whole missing", () => {
  const merged = mergeReferences(
    [reference("r", "subset v1"), reference("r", "subset v2", { exists: false })],
    "uses",
  );
  expect(merged).toMatchObject([{ roles: ["subset v1", "subset v2"], exists: false }]);
});
