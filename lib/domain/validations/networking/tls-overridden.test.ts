import { describe, expect, it } from "vitest";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { tlsOverridden } from "./tls-overridden";

const NS_WIDE = "*.shop.svc.cluster.local";
const rule = (path: string, host: string, mode?: string): ClusterObject =>
  specObject("DestinationRule", path, {
    host,
    ...(mode === undefined ? {} : { trafficPolicy: { tls: { mode } } }),
  });
const byHand = { settings: { autoMtls: false } };

describe("a rule that says nothing of TLS", () => {
  const quiet = rule("shop/cart", "cart");
  it.each([
    rule("shop/wide", NS_WIDE, "ISTIO_MUTUAL"),
    rule("shop/wide", NS_WIDE, "MUTUAL"),
    rule("istio-system/wide", "*.local", "ISTIO_MUTUAL"),
  ])("overrides a wider one that has mutual TLS, where Istio does not do it by itself", (wide) => {
    expect(foundBy(tlsOverridden, quiet, [wide], byHand)).toEqual(["KIA0204 warning spec"]);
  });

  it("loses nothing with automatic mutual TLS, but for certificates of its own", () => {
    expect(foundBy(tlsOverridden, quiet, [rule("shop/wide", NS_WIDE, "ISTIO_MUTUAL")])).toEqual([]);
    expect(foundBy(tlsOverridden, quiet, [rule("shop/wide", NS_WIDE, "MUTUAL")])).toHaveLength(1);
  });

  it.each<[string, ClusterObject, ClusterObject]>([
    [
      "one that says it",
      rule("shop/cart", "cart", "ISTIO_MUTUAL"),
      rule("shop/wide", NS_WIDE, "ISTIO_MUTUAL"),
    ],
    [
      "one that switches it off",
      rule("shop/cart", "cart", "DISABLE"),
      rule("shop/wide", NS_WIDE, "ISTIO_MUTUAL"),
    ],
    ["a wider one without TLS", quiet, rule("shop/wide", NS_WIDE)],
    ["another namespace's", quiet, rule("shop/wide", "*.other.svc.cluster.local", "ISTIO_MUTUAL")],
    ["one that is not obeyed here", quiet, rule("team/wide", NS_WIDE, "ISTIO_MUTUAL")],
    ["one for the same host", quiet, rule("shop/again", "cart", "ISTIO_MUTUAL")],
  ])("is not told of %s", (_case, object, wide) => {
    expect(foundBy(tlsOverridden, object, [wide], byHand)).toEqual([]);
  });

  it("may say it for a port", () => {
    const ports = {
      trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: "SIMPLE" } }] },
    };
    const object = specObject("DestinationRule", "shop/cart", { host: "cart", ...ports });
    expect(foundBy(tlsOverridden, object, [rule("shop/wide", NS_WIDE, "ISTIO_MUTUAL")], byHand)).toEqual([]);
  });
});
