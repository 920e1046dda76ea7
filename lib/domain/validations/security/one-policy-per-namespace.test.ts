import { describe, expect, it } from "vitest";
import { foundBy } from "@/lib/testing/found-by";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { onePolicyPerNamespace } from "./one-policy-per-namespace";

const peers = (path: string, spec = {}, createdAt = "2026-01-02T00:00:00Z") =>
  specObject("PeerAuthentication", path, spec, { creationTimestamp: createdAt });
const here = peers("shop/here", { mtls: { mode: "STRICT" } });
const older = peers("shop/older", {}, "2025-01-01T00:00:00Z");
const selecting = { selector: { matchLabels: { app: "cart" } } };

describe("objects without a selector in one namespace", () => {
  it("are one too many from the second on, and each tells which one counts", () => {
    expect(foundBy(onePolicyPerNamespace, here, [older])).toEqual(["KIA0002 error"]);
    const whys = [here, older].map(
      (object) => onePolicyPerNamespace.run(object, meshViewOf([here, older]))[0]?.why,
    );
    expect(whys[0]).toContain('"older"');
    expect(whys[1]).toContain("This one is the oldest");
  });

  it("may be Sidecars as well", () => {
    const egress = { egress: [{ hosts: ["./*"] }] };
    const sidecar = specObject("Sidecar", "shop/default", egress);
    expect(
      foundBy(onePolicyPerNamespace, sidecar, [specObject("Sidecar", "shop/wide", egress)]),
    ).toHaveLength(1);
    expect(
      foundBy(onePolicyPerNamespace, sidecar, [
        specObject("Sidecar", "shop/cart", { workloadSelector: { labels: { app: "cart" } } }),
      ]),
    ).toEqual([]);
  });

  it.each([
    ["alone", []],
    ["with one of another namespace", [peers("other/default")]],
    ["with one that selects", [peers("shop/cart", selecting)]],
    ["with one of another kind", [specObject("Sidecar", "shop/default")]],
  ])("are fine %s", (_case, others) => {
    expect(foundBy(onePolicyPerNamespace, here, others)).toEqual([]);
  });

  it("count as such with an empty selector, and not with one that says something", () => {
    const empty = peers("shop/empty", { selector: { matchLabels: {} } });
    expect(foundBy(onePolicyPerNamespace, empty, [here])).toHaveLength(1);
    expect(foundBy(onePolicyPerNamespace, peers("shop/cart", selecting), [here, older])).toEqual([]);
  });
});
