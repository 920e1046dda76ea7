import { expect, it } from "vitest";
import { withinSubnet } from "./within-subnet";

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#L4MatchAttributes
it.each([
  ["10.1.2.3", "10.1.0.0/16", true],
  ["10.2.2.3", "10.1.0.0/16", false],
  ["10.1.2.3", "10.1.2.3", true],
  ["10.1.2.3", "0.0.0.0/0", true],
  ["10.1.2.3", "::/0", false],
  ["2001:db8::1", "2001:db8::/32", true],
  ["2001:db9::1", "2001:db8::/32", false],
  ["name", "10.0.0.0/8", false],
  ["10.1.2.3", "10.0.0.0/99", false],
])("withinSubnet(%s, %s) is %s", (address, subnet, expected) => {
  expect(withinSubnet(address, subnet)).toBe(expected);
});
