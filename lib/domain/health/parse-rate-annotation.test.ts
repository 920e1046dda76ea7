import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileTolerance } from "./compile-tolerance";
import { parseRateAnnotation } from "./parse-rate-annotation";
import type { Tolerance } from "./tolerance";

const item: Tolerance = { code: "5XX", degraded: 10, failure: 20, protocol: "http", direction: "inbound" };

describe("parseRateAnnotation", () => {
  it("reads items of five fields, separated by semicolons", () => {
    expect(parseRateAnnotation("5XX,10,20,http,inbound; 4XX,0,0.5,.*,.*")).toEqual([
      item,
      { code: "4XX", degraded: 0, failure: 0.5, protocol: ".*", direction: ".*" },
    ]);
  });

  it.each([
    ["too few fields", "5XX,10,20,http"],
    ["too many fields", "5XX,10,20,http,inbound,extra"],
    ["an empty field", ",10,20,http,inbound"],
    ["a threshold that is no number", "5XX,ten,20,http,inbound"],
    ["an empty threshold", "5XX,,20,http,inbound"],
    ["a threshold below 0", "5XX,-1,20,http,inbound"],
    ["a threshold above 100", "5XX,10,101,http,inbound"],
    ["degraded above failure", "5XX,30,20,http,inbound"],
    ["a code that is no pattern", "5(XX,10,20,http,inbound"],
    ["a direction that is no pattern", "5XX,10,20,http,[in"],
    ["a code that a matcher may never finish", "(((5+)+)+)+X,10,20,http,inbound"],
    ["a direction that a matcher may never finish", `5XX,10,20,http,${".*".repeat(40)}x`],
    ["an endless pattern", `${"5".repeat(201)},10,20,http,inbound`],
  ])("ignores an item with %s and keeps the others", (_, bad) => {
    expect(parseRateAnnotation(`${bad};5XX,10,20,http,inbound`)).toEqual([item]);
  });

  it("reads any text without failing, and not without end", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        for (const tolerance of parseRateAnnotation(text))
          expect(tolerance.degraded).toBeLessThanOrEqual(tolerance.failure);
      }),
    );
    expect(parseRateAnnotation("5XX,10,20,http,inbound;".repeat(1_000))).toHaveLength(50);
  });
});

describe("compileTolerance", () => {
  const compiled = compileTolerance({ ...item, code: "4XX|5xx", protocol: "http|grpc" });

  it("anchors alternatives as a whole", () => {
    expect(compiled?.applies("http", "inbound")).toBe(true);
    expect(compiled?.applies("grpc", "inbound")).toBe(true);
    expect(compiled?.applies("httpx", "inbound")).toBe(false);
    expect(compiled?.applies("xgrpc", "inbound")).toBe(false);
    expect(compiled?.applies("http", "outbound")).toBe(false);
  });

  it("takes X for one digit, in either case", () => {
    for (const code of ["404", "503"]) expect(compiled?.matches("http", code)).toBe(true);
    for (const code of ["40", "4040", "200", "1404", "5".repeat(17)])
      expect(compiled?.matches("http", code)).toBe(false);
  });

  it("takes - for no response, which HTTP telemetry writes 0", () => {
    const silent = compileTolerance({ ...item, code: "-", protocol: ".*" });
    expect(silent?.matches("http", "0")).toBe(true);
    expect(silent?.matches("grpc", "-")).toBe(true);
    expect(silent?.matches("grpc", "0")).toBe(false);
  });
});
