import { describe, expect, it } from "vitest";
import { withFlag } from "./with-flag";

// https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#response-flags
describe("withFlag", () => {
  it.each([
    ["", "DI", "DI"],
    ["UC", "URX", "UC,URX"],
    ["FI", "DI", "DI,FI"],
    ["UC,URX", "DI", "UC,DI,URX"],
  ])("puts into '%s' the flag %s where Envoy writes it", (flags, flag, expected) => {
    expect(withFlag(flags, flag)).toBe(expected);
  });
});
