import { describe, expect, it } from "vitest";
import { meshWorkload, shopRouting, shopService } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import { targetPort } from "./service-registry";

const CART = "cart.shop.svc.cluster.local";
const entry = (path: string, spec: JsonObject): ClusterObject => specObject("ServiceEntry", path, spec);

describe("serviceRegistry", () => {
  it("finds Services by their full host", () => {
    expect(shopRouting().registry.find(CART)).toMatchObject({
      namespace: "shop",
      name: "cart",
    });
    expect(shopRouting().registry.find("cart")).toBeNull();
  });

  it("finds hosts of ServiceEntries, names before wildcards", () => {
    const { registry } = shopRouting(
      entry("shop/all", { hosts: ["*.example.com"] }),
      entry("bank/api", { hosts: ["api.example.com"] }),
    );
    expect(registry.find("api.example.com")).toMatchObject({ name: "api" });
    expect(registry.find("www.example.com")).toMatchObject({ name: "all" });
    expect(registry.find("example.org")).toBeNull();
  });

  it("keeps a Service before a ServiceEntry of the same host", () => {
    const { registry } = shopRouting(entry("shop/cart", { hosts: [CART] }));
    expect(registry.find(CART)?.selector).toEqual({ app: "cart" });
  });

  it("tells the ready workloads behind a host, narrowed by labels", () => {
    const { registry } = shopRouting();
    const cart = registry.find(CART);
    if (!cart) throw new Error("no cart");
    const names = (labels: Record<string, string>): readonly string[] | undefined =>
      registry.workloadsOf(cart, labels)?.map(({ workload }) => workload);
    expect(names({})).toEqual(["cart-v1", "cart-v2"]);
    expect(names({ version: "v2" })).toEqual(["cart-v2"]);
    expect(names({ version: "v9" })).toEqual([]);
  });

  it("does not know who is behind a host without a selector", () => {
    const { registry } = shopRouting(shopService("shop/manual", { selector: {} }));
    const manual = registry.find("manual.shop.svc.cluster.local");
    expect(manual && registry.workloadsOf(manual, {})).toBeNull();
  });

  it("finds the workloads a ServiceEntry selects", () => {
    const { registry } = shopRouting(
      entry("shop/cart", { hosts: ["cart.example.com"], workloadSelector: { labels: { app: "cart" } } }),
    );
    const cart = registry.find("cart.example.com");
    expect(cart && registry.workloadsOf(cart, {})?.length).toBe(2);
  });
});

// https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports
it.each<readonly [rule: string, port: JsonObject, expected: number | null]>([
  ["its number", { port: 80, targetPort: 8080 }, 8080],
  ["the container's by name", { port: 80, targetPort: "web" }, 8081],
  ["none by an unknown name", { port: 80, targetPort: "x" }, null],
  ["the service's own where none is said", { port: 80 }, 80],
  ["a ServiceEntry's number", { number: 443 }, 443],
  ["none of nonsense", { port: "80" }, null],
])("a port leads to %s", (_rule, port, expected) => {
  expect(targetPort(port, meshWorkload({ namedPorts: { web: 8081 } }))).toBe(expected);
});
