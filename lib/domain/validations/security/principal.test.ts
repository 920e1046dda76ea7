import { describe, expect, it } from "vitest";
import { policyFrom } from "@/lib/testing/authorization-policy";
import { principalsOf } from "./principal";

const named = (source: Parameters<typeof policyFrom>[0]) =>
  principalsOf(policyFrom(source)).map(
    ({ trustDomain, namespace, serviceAccount }) => `${trustDomain} ${namespace} ${serviceAccount}`,
  );

describe("the callers a policy names", () => {
  it.each([
    ["cluster.local/ns/shop/sa/cart", ["cluster.local shop cart"]],
    ["a.b-c/ns/n/sa/s", ["a.b-c n s"]],
    ["*", []],
    ["*/ns/shop/sa/cart", []],
    ["cluster.local/ns/*", []],
    ["cluster.local/ns/shop/sa/cart*", []],
    ["cluster.local/ns/shop/sa/cart/more", []],
    ["spiffe://cluster.local/ns/shop/sa/cart", []],
    ["", []],
  ])("as the principal %j", (principal, expected) => {
    expect(named({ principals: [principal] })).toEqual(expected);
  });

  it.each([
    ["cart", [" shop cart"]],
    ["other/cart", [" other cart"]],
  ])("as the service account %j", (account, expected) => {
    expect(named({ serviceAccounts: [account] })).toEqual(expected);
  });

  it("are not those it excludes", () => {
    expect(named({ notPrincipals: ["cluster.local/ns/shop/sa/cart"], notServiceAccounts: ["cart"] })).toEqual(
      [],
    );
  });
});
