import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryRow } from "@/lib/testing/arbitrary-row";
import { quantileRow, row } from "@/lib/testing/telemetry-row";
import { decodeQuantiles, decodeRows, encodeQuantiles, encodeRows } from "./columnar-rows";

describe("columnar rows", () => {
  it("come back from the wire as they were sent", () => {
    fc.assert(
      fc.property(fc.array(arbitraryRow), (rows) => {
        expect(decodeRows(structuredClone(encodeRows(rows)))).toEqual(rows);
      }),
    );
  });

  it("bring quantiles back from the wire as they were sent", () => {
    const arbitrary = fc.array(
      fc.record({
        leg: fc.constantFrom("direct", "toService", "fromService"),
        valueMs: fc.double({ noNaN: true }),
      }),
    );
    fc.assert(
      fc.property(arbitrary, (changes) => {
        const rows = changes.map(quantileRow);
        expect(decodeQuantiles(encodeQuantiles(rows))).toEqual(rows);
      }),
    );
  });

  it("send each text once", () => {
    const { strings } = encodeRows([row(), row({ value: 2 })]);
    expect(new Set(strings).size).toBe(strings.length);
  });

  it("leave out measures and legs this version does not know", () => {
    const rows = encodeRows([row()]);
    const strings = rows.strings.map((text) => (text === "requests" ? "retries" : text));
    expect(decodeRows({ ...rows, strings })).toEqual([]);
    const quantiles = encodeQuantiles([quantileRow()]);
    const legs = quantiles.strings.map((text) => (text === "direct" ? "aside" : text));
    expect(decodeQuantiles({ ...quantiles, strings: legs })).toEqual([]);
  });

  it("name the column whose index leads nowhere", () => {
    const rows = encodeRows([row()]);
    const broken = { ...rows, columns: { ...rows.columns, code: [999] } };
    expect(() => decodeRows(broken)).toThrow(new RangeError("column code has no text for row 0"));
    expect(() => decodeRows({ ...rows, columns: {} })).toThrow(RangeError);
  });
});
