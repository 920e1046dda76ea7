import { expect, test } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ApplyResult } from "./apply-in-order";
import { writtenChange } from "./written-change";

const ref = { kind: "VirtualService", namespace: "a", name: "b" };
const before = { spec: { weight: 1 } };
const done = (outcome: "applied" | "unchanged", object?: JsonObject): ApplyResult => ({
  state: "done",
  at: 5,
  response: { outcome, at: 90_000, patch: [], findings: [], ...(object && { object: { ...object } }) },
});

test("what was written is watched from the server's time of the write on, with what was there before", () => {
  const object = { metadata: { generation: 3 } };
  expect(writtenChange(ref, before, done("applied", object))).toEqual({
    change: { ref, since: 90_000, seenAt: 5 },
    before,
    after: object,
  });
});

test("a delete has nothing after it, a new object nothing before it", () => {
  expect(writtenChange(ref, before, done("applied"))).toMatchObject({ before, after: null });
  expect(writtenChange(ref, null, done("applied", {}))).toMatchObject({ before: null, after: {} });
});

test("nothing is watched where nothing was written", () => {
  expect(writtenChange(ref, before, done("unchanged"))).toBeNull();
  expect(writtenChange(ref, before, { state: "notTried" })).toBeNull();
});
