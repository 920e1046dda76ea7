import { describe, expect, it } from "vitest";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { rulesSaid } from "./rules-said";

describe("the rules of a policy", () => {
  it.each([
    ["must be there to deny", { action: "DENY" }, true],
    ["must not be an empty list", { action: "DENY", rules: [] }, true],
    ["must be there to ask a provider", { action: "CUSTOM", provider: { name: "x" } }, true],
    ["may be one for every call", { action: "DENY", rules: [{}] }, false],
    ["may be missing to allow nothing", {}, false],
    ["may be empty to allow nothing", { action: "ALLOW", rules: [] }, false],
  ])("%s", (_case, spec, fires) => {
    expect(foundBy(rulesSaid, specObject("AuthorizationPolicy", "shop/p", spec))).toEqual(
      fires ? ["IST0106 error spec"] : [],
    );
  });
});
