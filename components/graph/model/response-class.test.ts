import { describe, expect, it } from "vitest";
import { ratesByClass, responseClass } from "./response-class";

describe("responseClass", () => {
  it.each([
    ["200", "http", "ok"],
    ["304", "http", "ok"],
    ["404", "http", "clientError"],
    ["503", "http", "serverError"],
    ["0", "http", "serverError"],
    ["0", "grpc", "ok"],
    ["14", "grpc", "serverError"],
    ["503", "grpc", "serverError"],
    ["200", "grpc", "ok"],
  ] as const)("puts %s on %s in class %s", (code, protocol, expected) => {
    expect(responseClass(code, protocol)).toBe(expected);
  });

  it("sums the rates of a class over its codes", () => {
    const codes = [
      { code: "200", flags: "", requestsPerSecond: 3 },
      { code: "500", flags: "", requestsPerSecond: 1 },
      { code: "503", flags: "UO", requestsPerSecond: 0.5 },
    ];
    expect(ratesByClass(codes, "http")).toEqual({ ok: 3, clientError: 0, serverError: 1.5 });
  });
});
