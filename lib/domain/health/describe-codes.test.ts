import { describe, expect, it } from "vitest";
import { describeCodes } from "./describe-codes";

describe("describeCodes", () => {
  it.each<[string, string[], string]>([
    ["http", ["503"], "5xx"],
    ["http", ["500", "503", "504"], "5xx"],
    ["http", ["503", "0"], "5xx and no response"],
    ["http", ["404", "503"], "4xx and 5xx"],
    ["grpc", ["14"], "gRPC status 14"],
    ["grpc", ["0"], "gRPC status 0"],
    ["grpc", ["-", "14"], "gRPC status 14 and no response"],
    ["grpc", ["503"], "5xx"],
  ])("names the %s codes %j as %s, each kind once", (protocol, codes, expected) => {
    const rates = codes.map((code) => ({ code, flags: "", requestsPerSecond: 1 }));
    expect(describeCodes(protocol, rates)).toBe(expected);
    expect(describeCodes(protocol, rates.toReversed())).toBe(expected);
  });
});
