import { describe, expect, it } from "vitest";
import { isErrorCode } from "./is-error-code";

describe("isErrorCode", () => {
  it.each([
    ["http", "200", false],
    ["http", "404", false],
    ["http", "500", true],
    ["http", "599", true],
    ["http", "0", true],
    ["http", "", false],
    ["http", "5", false],
    ["grpc", "0", false],
    ["grpc", "1", true],
    ["grpc", "16", true],
    ["grpc", "-", true],
    ["grpc", "200", false],
    ["grpc", "404", false],
    ["grpc", "503", true],
    ["grpc", "", false],
    ["tcp", "", false],
  ])("on %s takes the code %j for an error: %s", (protocol, code, expected) => {
    expect(isErrorCode(protocol, code)).toBe(expected);
  });
});
