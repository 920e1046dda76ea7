import { describe, expect, it } from "vitest";
import { fullHost, isAddress } from "./full-host";

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
describe("fullHost", () => {
  it.each([
    ["a short name belongs to the object's namespace", "reviews", "reviews.shop.svc.cluster.local"],
    ["hosts are case-insensitive", "Reviews", "reviews.shop.svc.cluster.local"],
    ["a full name stays", "reviews.other.svc.cluster.local", "reviews.other.svc.cluster.local"],
    ["a name with a dot is taken as written", "reviews.other", "reviews.other"],
    ["an external host stays", "www.example.com", "www.example.com"],
    ["a wildcard stays", "*.example.com", "*.example.com"],
    ["a star stays", "*", "*"],
    ["an IPv4 address stays", "10.0.0.1", "10.0.0.1"],
    ["an IPv6 address stays", "fd00::1", "fd00::1"],
    ["nothing stays nothing", "", ""],
  ])("%s", (_rule, written, host) => {
    expect(fullHost(written, "shop")).toBe(host);
  });

  it.each([
    ["10.96.0.1", true],
    ["fd00::1", true],
    ["1.example.com", false],
    ["reviews", false],
  ])("tells whether %s is an address", (host, address) => {
    expect(isAddress(host)).toBe(address);
  });
});
