import { describe, expect, it } from "vitest";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf } from "@/lib/testing/workload-objects";
import { grantedNamespacesExist } from "./granted-namespaces-exist";

describe("a ReferenceGrant", () => {
  it("is for namespaces that exist", () => {
    const grant = specObject("ReferenceGrant", "shop/a", {
      from: [{ namespace: "edge" }, { namespace: "gone" }],
    });
    expect(foundBy(grantedNamespacesExist, grant, [namespaceOf("edge")])).toEqual([
      "KIA1601 error spec.from[1].namespace",
    ]);
    expect(foundBy(grantedNamespacesExist, grant, [], { unknown: ["Namespace"] })).toEqual([]);
  });
});
