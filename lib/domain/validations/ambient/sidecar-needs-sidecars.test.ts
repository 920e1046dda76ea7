import { describe, expect, it } from "vitest";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import { sidecarNeedsSidecars } from "./sidecar-needs-sidecars";

const AMBIENT = { "istio.io/dataplane-mode": "ambient" };

describe("a Sidecar", () => {
  const sidecar = specObject("Sidecar", "shop/cart", { workloadSelector: { labels: { app: "cart" } } });
  const ambient = [namespaceOf("shop", AMBIENT), ...workloadObjects("shop/cart")];
  it("does nothing for workloads in ambient mode", () => {
    expect(foundBy(sidecarNeedsSidecars, sidecar, ambient)).toEqual([
      "IST0167 warning spec.workloadSelector",
    ]);
    expect(foundBy(sidecarNeedsSidecars, specObject("Sidecar", "shop/default"), ambient)).toEqual([
      "IST0167 warning",
    ]);
  });
  it.each<[string, readonly ClusterObject[]]>([
    ["workloads with sidecars", workloadObjects("shop/cart", { containers: SIDECAR })],
    ["workloads outside the mesh", workloadObjects("shop/cart")],
    ["no workload", []],
  ])("is not judged for %s", (_case, others) => {
    expect(foundBy(sidecarNeedsSidecars, sidecar, others)).toEqual([]);
  });
});
