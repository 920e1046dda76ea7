import { describe, expect, it } from "vitest";
import { policyFrom, SOURCE } from "@/lib/testing/authorization-policy";
import { foundBy } from "@/lib/testing/found-by";
import { trustDomainKnown } from "./trust-domain-known";

describe("the trust domain of a principal", () => {
  it("is one that the mesh knows; cluster.local always stands for its own", () => {
    const settings = { settings: { trustDomains: ["east.example", "old.example"] } };
    const of = (domain: string) => policyFrom({ principals: [`${domain}/ns/shop/sa/cart`] });
    for (const domain of ["east.example", "old.example", "cluster.local", "*"])
      expect(foundBy(trustDomainKnown, of(domain), [], settings)).toEqual([]);
    expect(foundBy(trustDomainKnown, of("west.example"), [], settings)).toEqual([
      `KIA0108 warning ${SOURCE}.principals[0]`,
    ]);
    expect(foundBy(trustDomainKnown, of("west.example"), [], { settings: { trustDomains: [] } })).toEqual([]);
    expect(foundBy(trustDomainKnown, policyFrom({ serviceAccounts: ["cart"] }), [], settings)).toEqual([]);
  });
});
