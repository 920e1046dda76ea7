import { describe, expect, it } from "vitest";
import { policyFrom, SOURCE } from "@/lib/testing/authorization-policy";
import { foundBy } from "@/lib/testing/found-by";
import { namespaceOf } from "@/lib/testing/workload-objects";
import { sourceNamespaceExists } from "./source-namespace-exists";

describe("namespaces of sources", () => {
  const mesh = [namespaceOf("shop"), namespaceOf("shop-eu")];
  it.each([
    ["shop", true],
    ["shop-*", true],
    ["*-eu", true],
    ["*", true],
    ["shopp", false],
    ["eu-*", false],
    ["*-us", false],
    ["", false],
  ])("%j exists: %s", (name, exists) => {
    const expected = exists ? [] : [`KIA0101 warning ${SOURCE}.namespaces[1]`];
    expect(foundBy(sourceNamespaceExists, policyFrom({ namespaces: ["shop", name] }), mesh)).toEqual(
      expected,
    );
  });

  it("are judged only where namespaces can be read, and where callers are named", () => {
    const none = policyFrom({ namespaces: ["nowhere"] });
    expect(foundBy(sourceNamespaceExists, none, mesh, { unknown: ["Namespace"] })).toEqual([]);
    expect(foundBy(sourceNamespaceExists, policyFrom({ notNamespaces: ["nowhere"] }), mesh)).toEqual([]);
  });
});
