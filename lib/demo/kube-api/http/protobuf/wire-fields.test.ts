import { describe, expect, it } from "vitest";
import { type FieldBudget, packedVarints, wireFields } from "./wire-fields";

const budget = (left = 100): FieldBudget => ({ left });
const read = (...bytes: readonly number[]): ReturnType<typeof wireFields> =>
  wireFields(Buffer.from(bytes), budget());

describe("wireFields", () => {
  it("reads numbers of up to 64 bits", () => {
    expect(read(8, 0x96, 1)?.get(1)).toEqual([{ type: "varint", value: 150n }]);
    expect(read(8, ...Array<number>(9).fill(0xff), 1)?.get(1)).toEqual([
      { type: "varint", value: 2n ** 64n - 1n },
    ]);
  });

  it("keeps the values of a field in their order, whatever stands between them", () => {
    const texts = read(10, 1, 97, 16, 1, 10, 1, 98)?.get(1);
    expect(texts?.map((value) => value.type === "bytes" && value.bytes.toString())).toEqual(["a", "b"]);
  });

  it("reads values of 8 and of 4 bytes", () => {
    const fields = read(9, 0, 0, 0, 0, 0, 0, 0xf8, 0x3f, 21, 1, 0, 0, 0);
    expect(fields?.get(1)).toMatchObject([{ type: "fixed64" }]);
    expect(fields?.get(2)).toEqual([{ type: "fixed32", bytes: Buffer.from([1, 0, 0, 0]) }]);
  });

  it("has no fields of an empty message", () => {
    expect(read()?.size).toBe(0);
  });

  it.each([
    ["a field number 0", [0, 1]],
    ["a number that ends within", [8, 0x80]],
    ["a number that never ends", [8, ...Array<number>(11).fill(0xff)]],
    ["a length beyond the end", [10, 5, 1]],
    ["a length of 64 bits", [10, ...Array<number>(9).fill(0xff), 1]],
    ["a tag without its value", [8]],
    ["8 bytes that are fewer", [9, 1, 2]],
    ["a group", [11, 12]],
    ["an unknown wire type", [15, 1]],
  ])("gives null for %s", (_fault, bytes) => {
    expect(read(...bytes)).toBeNull();
  });

  it("reads no more fields than the budget", () => {
    const bytes = Buffer.from([8, 1, 8, 1, 8, 1]);
    expect(wireFields(bytes, budget(3))).not.toBeNull();
    expect(wireFields(bytes, budget(2))).toBeNull();
  });
});

describe("packedVarints", () => {
  it("reads numbers in a row, at most as many as the budget", () => {
    const bytes = Buffer.from([1, 0x90, 0x1c]);
    expect(packedVarints(bytes, budget())?.map((value) => value.type === "varint" && value.value)).toEqual([
      1n,
      3600n,
    ]);
    expect(packedVarints(bytes, budget(1))).toBeNull();
    expect(packedVarints(Buffer.from([0x80]), budget())).toBeNull();
  });
});
