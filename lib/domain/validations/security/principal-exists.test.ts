import { describe, expect, it } from "vitest";
import { policyFrom, SOURCE } from "@/lib/testing/authorization-policy";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { principalExists } from "./principal-exists";

describe("principals", () => {
  const mesh = [specObject("ServiceAccount", "shop/cart")];
  it.each([
    ["cluster.local/ns/shop/sa/cart"],
    ["*"],
    ["*/ns/shop/sa/nobody"],
    ["cluster.local/ns/shop/*"],
    ["another form"],
    ["elsewhere.example/ns/shop/sa/nobody"],
  ])("%s is fine", (principal) => {
    expect(foundBy(principalExists, policyFrom({ principals: [principal] }), mesh)).toEqual([]);
  });

  it("need their service account", () => {
    const missing = policyFrom({ principals: ["cluster.local/ns/shop/sa/nobody"] });
    expect(foundBy(principalExists, missing, mesh)).toEqual([`KIA0106 error ${SOURCE}.principals[0]`]);
    expect(foundBy(principalExists, missing, mesh, { unknown: ["ServiceAccount"] })).toEqual([]);
    const excluded = policyFrom({ notPrincipals: ["cluster.local/ns/shop/sa/nobody"] });
    expect(foundBy(principalExists, excluded, mesh)).toEqual([]);
  });

  it("may be written as service accounts, of the policy's namespace or another", () => {
    const written = policyFrom({ serviceAccounts: ["cart", "shop/cart", "other/cart", "nobody"] });
    expect(foundBy(principalExists, written, mesh)).toEqual([
      `KIA0106 error ${SOURCE}.serviceAccounts[2]`,
      `KIA0106 error ${SOURCE}.serviceAccounts[3]`,
    ]);
  });
});
