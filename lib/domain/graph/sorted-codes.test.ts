import { describe, expect, it } from "vitest";
import { row } from "@/lib/testing/telemetry-row";
import { addRow, emptyReport } from "./report";
import { sortedCodes } from "./sorted-codes";

describe("sortedCodes", () => {
  it("orders by code, then by flags, whatever the order of the rows", () => {
    const rows = [row({ code: "503", flags: "UO" }), row({ code: "200" }), row({ code: "503", flags: "UF" })];
    for (const told of [rows, rows.toReversed()]) {
      const report = emptyReport();
      for (const each of told) addRow(report, each);
      const before = structuredClone(report);
      expect(sortedCodes(report).map(({ code, flags }) => `${code} ${flags}`)).toEqual([
        "200 ",
        "503 UF",
        "503 UO",
      ]);
      expect(report).toEqual(before);
    }
  });
});
