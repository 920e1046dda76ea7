import { expect, test } from "vitest";
import type { FindingDto } from "@/lib/contracts/config/finding";
import { fixedObject } from "./fixed-object";

const finding = (fix: FindingDto["fix"]): FindingDto => ({
  code: "KIA1104",
  severity: "warning",
  object: { kind: "VirtualService", namespace: "a", name: "b" },
  path: [],
  message: "",
  why: "",
  related: [],
  fix,
});
const object = { spec: { weight: 100, hosts: ["a"] } };
const fix = { title: "Remove the weight", patch: [{ op: "remove", path: "/spec/weight" } as const] };

test("the fix is made on a copy", () => {
  expect(fixedObject(object, finding(fix))).toEqual({ spec: { hosts: ["a"] } });
  expect(object.spec.weight).toBe(100);
});

test("a fix that no longer fits the object gives nothing", () => {
  expect(fixedObject({ spec: {} }, finding(fix))).toBeNull();
});

test("a finding without a fix gives nothing", () => {
  expect(fixedObject(object, finding(null))).toBeNull();
});
