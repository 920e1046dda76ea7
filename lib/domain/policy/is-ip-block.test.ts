import { expect, it } from "vitest";
import { isIpBlock } from "./is-ip-block";

// https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source
it.each([
  ["10.1.0.0/16", true],
  ["10.1.2.3", true],
  ["10.1.0.0/33", false],
  ["10.1.0.0/", false],
  ["10.1.0.0/8/8", false],
  ["10.1.0.256", false],
  ["10.1.0", false],
  ["2001:db8::/32", true],
  ["::", true],
  ["::1/128", true],
  ["2001:db8::/129", false],
  ["1:2:3:4:5:6:7:8", true],
  ["1:2:3:4:5:6:7", false],
  ["1::2::3", false],
  ["g::1", false],
  ["shop", false],
  ["", false],
])("%s is a block: %s", (text, expected) => {
  expect(isIpBlock(text)).toBe(expected);
});
