import { describe, expect, it } from "vitest";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { gatewaysShareNoHost } from "./gateways-share-no-host";

const gateway = (
  path: string,
  host: string,
  port = 80,
  selector: Record<string, string> = { istio: "ingress" },
): ClusterObject =>
  specObject("Gateway.networking.istio.io", path, {
    selector,
    servers: [{ port: { number: port, protocol: "HTTP" }, hosts: [host] }],
  });
const own = { settings: { gatewaysInOwnNamespace: true } };

describe("two Gateways with one selector and port", () => {
  it.each([
    ["www.example.com", "www.example.com"],
    ["www.example.com", "WWW.example.com"],
    ["*.example.com", "www.example.com"],
    ["*", "*"],
    ["shop/www.example.com", "www.example.com"],
    ["shop/www.example.com", "./www.example.com"],
  ])("share a host: %s and %s", (one, other) => {
    const objects = [gateway("shop/a", one), gateway("shop/b", other)] as const;
    expect(foundBy(gatewaysShareNoHost, objects[0], [objects[1]])).toEqual([
      "KIA0301 warning spec.servers[0].hosts[0]",
    ]);
    expect(foundBy(gatewaysShareNoHost, objects[1], [objects[0]])).toHaveLength(1);
  });

  it.each([
    ["www.example.com", "api.example.com"],
    ["*", "www.example.com"],
    ["shop/www.example.com", "other/www.example.com"],
  ])("share no host: %s and %s", (one, other) => {
    expect(foundBy(gatewaysShareNoHost, gateway("shop/a", one), [gateway("shop/b", other)])).toEqual([]);
  });

  it("must be two, of one selector, of one port", () => {
    const object = gateway("shop/a", "www.example.com");
    expect(foundBy(gatewaysShareNoHost, object, [])).toEqual([]);
    expect(foundBy(gatewaysShareNoHost, object, [gateway("shop/b", "www.example.com", 443)])).toEqual([]);
    expect(
      foundBy(gatewaysShareNoHost, object, [gateway("shop/b", "www.example.com", 80, { istio: "other" })]),
    ).toEqual([]);
    const none = specObject("Gateway.networking.istio.io", "shop/a", { servers: [{ hosts: ["*"] }] });
    expect(foundBy(gatewaysShareNoHost, none, [{ ...none, meta: { ...none.meta, name: "b" } }])).toEqual([]);
  });

  it("of two namespaces configure the same proxies, unless Istio keeps them apart", () => {
    const [one, other] = [gateway("shop/a", "www.example.com"), gateway("other/b", "www.example.com")];
    expect(foundBy(gatewaysShareNoHost, one, [other])).toHaveLength(1);
    expect(foundBy(gatewaysShareNoHost, one, [other], own)).toEqual([]);
  });
});
