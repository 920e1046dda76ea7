import { describe, expect, it } from "vitest";
import { mergeCodes } from "./merge-codes";

describe("mergeCodes", () => {
  it("adds equal codes with equal flags, keeps protocols and flags apart, highest first", () => {
    const rows = mergeCodes([
      { protocol: "http", codes: [{ code: "200", flags: "", requestsPerSecond: 1 }] },
      {
        protocol: "http",
        codes: [
          { code: "200", flags: "", requestsPerSecond: 5 },
          { code: "503", flags: "UO", requestsPerSecond: 3 },
        ],
      },
      { protocol: "grpc", codes: [{ code: "14", flags: "", requestsPerSecond: 1 }] },
    ]);
    expect(
      rows.map(({ code, flags, percent, responseClass }) => [code, flags, percent, responseClass]),
    ).toEqual([
      ["200", "", 60, "ok"],
      ["503", "UO", 30, "serverError"],
      ["14", "", 10, "serverError"],
    ]);
  });
});
