import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { rootSidecarSelectsAll } from "./root-sidecar-selects-all";

describe("a Sidecar of the root namespace", () => {
  const selector = { workloadSelector: { labels: { app: "cart" } } };
  it.each<[string, JsonObject, number]>([
    ["istio-system/default", selector, 1],
    ["istio-system/default", {}, 0],
    ["shop/default", selector, 0],
  ])("is every namespace's default: %s %j", (path, spec, findings) => {
    expect(foundBy(rootSidecarSelectsAll, specObject("Sidecar", path, spec))).toHaveLength(findings);
  });

  it("is the one of the mesh's settings", () => {
    const settings = { rootNamespace: "mesh-root" };
    expect(
      foundBy(rootSidecarSelectsAll, specObject("Sidecar", "mesh-root/a", selector), [], { settings }),
    ).toEqual(["KIA1006 warning spec.workloadSelector"]);
  });
});
