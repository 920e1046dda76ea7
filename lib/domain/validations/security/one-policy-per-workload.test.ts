import { describe, expect, it } from "vitest";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { workloadObjects } from "@/lib/testing/workload-objects";
import { onePolicyPerWorkload } from "./one-policy-per-workload";

const cart = workloadObjects("shop/cart", { labels: { app: "cart", tier: "front" } });
const db = workloadObjects("shop/db");
const peers = (path: string, matchLabels: Record<string, string>) =>
  specObject("PeerAuthentication", path, { selector: { matchLabels } });
const byApp = peers("shop/by-app", { app: "cart" });
const CODE = ["KIA0003 error spec.selector"];

describe("objects that select workloads", () => {
  it("must not share one", () => {
    const byTier = peers("shop/by-tier", { tier: "front" });
    expect(foundBy(onePolicyPerWorkload, byApp, [...cart, byTier])).toEqual(CODE);
    expect(foundBy(onePolicyPerWorkload, byTier, [...cart, byApp])).toEqual(CODE);
  });

  it("must not as Sidecars either", () => {
    const sidecar = (name: string) =>
      specObject("Sidecar", `shop/${name}`, { workloadSelector: { labels: { app: "cart" } } });
    expect(foundBy(onePolicyPerWorkload, sidecar("a"), [...cart, sidecar("b")])).toEqual([
      "KIA0003 error spec.workloadSelector",
    ]);
  });

  it.each([
    ["they select different workloads", [...cart, ...db, peers("shop/db", { app: "db" })]],
    ["no workload is there", [peers("shop/again", { app: "cart" })]],
    ["the other selects all", [...cart, specObject("PeerAuthentication", "shop/default")]],
    ["the other is of another namespace", [...cart, peers("other/cart", { app: "cart" })]],
    ["it is alone, and no rival of itself", cart],
  ])("are fine where %s", (_case, others) => {
    expect(foundBy(onePolicyPerWorkload, byApp, others)).toEqual([]);
  });

  it("may be several RequestAuthentications", () => {
    expect(onePolicyPerWorkload.kinds).not.toContain("RequestAuthentication");
  });
});
