import { describe, expect, it } from "vitest";
import type { KindKey } from "@/lib/domain/mesh/kinds";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf } from "@/lib/testing/workload-objects";
import { exportedToExistingNamespaces } from "./exported-to-existing-namespaces";

const NAMESPACES = [namespaceOf("shop"), namespaceOf("other")];

describe("exportTo", () => {
  it.each<KindKey>(["DestinationRule", "VirtualService", "ServiceEntry"])(
    "of a %s names namespaces that exist",
    (kind) => {
      const object = specObject(kind, "shop/a", { exportTo: [".", "*", "~", "other", "gone"] });
      expect(foundBy(exportedToExistingNamespaces, object, NAMESPACES)).toEqual([
        "KIA0005 error spec.exportTo[4]",
      ]);
      expect(foundBy(exportedToExistingNamespaces, object, NAMESPACES, { unknown: ["Namespace"] })).toEqual(
        [],
      );
    },
  );

  it("is not judged in ambient namespaces", () => {
    const object = specObject("VirtualService", "sea/a", { exportTo: ["gone"] });
    const ambient = namespaceOf("sea", { "istio.io/dataplane-mode": "ambient" });
    expect(foundBy(exportedToExistingNamespaces, object, [ambient])).toEqual([]);
    expect(foundBy(exportedToExistingNamespaces, object, [namespaceOf("sea")])).toHaveLength(1);
  });
});
