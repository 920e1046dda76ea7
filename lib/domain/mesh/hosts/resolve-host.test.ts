import { describe, expect, it } from "vitest";
import { isAddress, resolveHost, serviceHost } from "./resolve-host";

describe("resolveHost", () => {
  it.each([
    ["a short name is a Service of the object's namespace", "reviews", "reviews.shop.svc.cluster.local"],
    ["names do not depend on case", "Reviews", "reviews.shop.svc.cluster.local"],
    ["a full name stays", "reviews.other.svc.cluster.local", "reviews.other.svc.cluster.local"],
    ["a name with one dot is taken as written", "reviews.other", "reviews.other"],
    ["a wildcard stays", "*.example.com", "*.example.com"],
    ["a star stays", "*", "*"],
    ["IPv4 addresses stay", "10.0.0.1", "10.0.0.1"],
    ["IPv6 addresses stay", "fd00::1", "fd00::1"],
    ["nothing stays nothing", "", ""],
  ])("%s", (_rule, written, expected) => {
    expect(resolveHost(written, "shop")).toBe(expected);
  });

  it("tells addresses from names", () => {
    expect(["10.0.0.1", "fd00::1", "1.example.com", "reviews"].map(isAddress)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  it("names a Service", () => {
    expect(serviceHost("shop", "Cart")).toBe("cart.shop.svc.cluster.local");
  });
});
