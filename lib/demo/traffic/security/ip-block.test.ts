import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ipBlock } from "./ip-block";

/** https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source */
describe("ipBlock", () => {
  it.each([
    ["10.1.2.3", "10.1.2.3", true],
    ["10.1.2.3", "10.1.2.4", false],
    ["10.1.0.0/16", "10.1.255.255", true],
    ["10.1.0.0/16", "10.2.0.0", false],
    ["10.1.2.3/16", "10.1.9.9", true],
    ["0.0.0.0/0", "255.1.2.3", true],
    ["0.0.0.0/0", "::1", false],
    ["2001:db8::/32", "2001:db8:1::7", true],
    ["2001:db8::/32", "2001:db9::7", false],
    ["::1", "0:0:0:0:0:0:0:1", true],
    ["::/0", "fe80::1", true],
    ["fe80::1:2", "FE80::1:2", true],
    ["10.0.0.0/8", "", false],
    ["10.0.0.0/8", "ten.0.0.1", false],
  ])("%s holds %s: %s", (block, address, expected) => {
    expect(ipBlock(block)?.(address)).toBe(expected);
  });

  it.each([
    "",
    "10.1.2",
    "10.1.2.256",
    "10.1.2.3/33",
    "10.1.2.3/",
    "10.1.2.3/-1",
    "10.1.2.3/8/8",
    "10.1.2.3/a",
    "1::2::3",
    "1:2:3",
    "10.0.0.0/1e1",
    "10.0.0.0/ 8",
    "1:2:3:4::5:6:7:8",
    "g::1",
    "1:2:3:4:5:6:7:8:9",
    "::1/129",
  ])("is no block: %j", (block) => {
    expect(ipBlock(block)).toBeNull();
  });

  it("holds every address whose first bits are the network's", () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 0, max: 32 }), fc.ipV4(), (network, length, address) => {
        const number = (text: string): number =>
          text.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
        const size = 2 ** (32 - length);
        const same = Math.floor(number(network) / size) === Math.floor(number(address) / size);
        expect(ipBlock(`${network}/${length}`)?.(address)).toBe(same);
      }),
    );
  });

  it("holds an IPv6 address that is written as itself", () => {
    fc.assert(
      fc.property(
        fc.ipV6().filter((address) => !address.includes(".")),
        (address) => {
          expect(ipBlock(address)?.(address)).toBe(true);
        },
      ),
    );
  });

  it("never throws on any text", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (block, address) => {
        expect([true, false, undefined]).toContain(ipBlock(block)?.(address));
      }),
    );
  });
});
