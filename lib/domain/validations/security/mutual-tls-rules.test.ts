import { describe, expect, it } from "vitest";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { meshWideMutualTls, mutualTlsRules, namespaceWideMutualTls } from "./mutual-tls-rules";

const rule = (name: string, host: string, mode: string) =>
  specObject("DestinationRule", `istio-system/${name}`, { host, trafficPolicy: { tls: { mode } } });
const mesh = meshViewOf([
  rule("mesh", "*.local", "ISTIO_MUTUAL"),
  rule("mesh-plain", "*.local", "DISABLE"),
  rule("services", "*.svc.cluster.local", "MUTUAL"),
  rule("shop", "*.shop.svc.cluster.local", "ISTIO_MUTUAL"),
  rule("shop-simple", "*.shop.svc.cluster.local", "SIMPLE"),
  rule("cart", "Cart.shop.svc.cluster.local", "ISTIO_MUTUAL"),
  rule("other", "*.other.svc.cluster.local", "ISTIO_MUTUAL"),
  specObject("DestinationRule", "istio-system/silent", { host: "*.local" }),
]);
const names = (rules: ReturnType<typeof meshWideMutualTls>) => rules.map(({ meta }) => meta.name);

describe("DestinationRules that have callers use mutual TLS", () => {
  it("for the whole mesh", () => {
    expect(names(meshWideMutualTls(mesh))).toEqual(["mesh", "services"]);
  });
  it("for a whole namespace", () => {
    expect(names(namespaceWideMutualTls(mesh, "shop"))).toEqual(["shop"]);
    expect(names(namespaceWideMutualTls(mesh, "empty"))).toEqual([]);
  });
  it("towards anything in a namespace", () => {
    expect(names(mutualTlsRules(mesh, "shop"))).toEqual(["cart", "mesh", "services", "shop"]);
    expect(names(mutualTlsRules(mesh, "empty"))).toEqual(["mesh", "services"]);
  });
});
