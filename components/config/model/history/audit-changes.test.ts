import { expect, test } from "vitest";
import { auditChanges } from "./audit-changes";

const object = (weight: number, resourceVersion: string): string =>
  JSON.stringify({ kind: "VirtualService", metadata: { name: "a", resourceVersion }, spec: { weight } });

test("what people wrote is compared, not what the API server counts", () => {
  expect(auditChanges(object(0, "1"), object(10, "2"))).toEqual([
    { path: "spec.weight", kind: "changed", before: 0, after: 10 },
  ]);
});

test("a creation and a deletion are one change of the whole", () => {
  expect(auditChanges(null, object(0, "1"))).toMatchObject([{ path: "", kind: "added" }]);
  expect(auditChanges(object(0, "1"), null)).toMatchObject([{ path: "", kind: "removed" }]);
});

test.each(["{", "5", "[]", ""])("%s is no object, and nothing is claimed", (text) => {
  expect(auditChanges(text, null)).toBeNull();
});
