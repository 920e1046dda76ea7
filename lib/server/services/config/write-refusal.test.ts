import { expect, test } from "vitest";
import { writeRefusal } from "./write-refusal";

const viewer = { identity: "process", mayWrite: true };

test("read-only mode refuses everybody, by the name of its setting", () => {
  expect(writeRefusal({ readOnly: true }, viewer)).toContain("MESHLENS_READ_ONLY");
});

test("who holds no session is told how to get one", () => {
  expect(writeRefusal({ readOnly: false }, { ...viewer, mayWrite: false })).toContain("URL printed");
});

test("who may write is left to the cluster's own rules", () => {
  expect(writeRefusal({ readOnly: false }, viewer)).toBeNull();
});
