import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { hostOnGateway } from "./host-on-gateway";

const GATEWAY = "Gateway.networking.istio.io";
const gateway = (path: string, hosts: readonly string[] = ["*"]): ClusterObject =>
  specObject(GATEWAY, path, { selector: { app: "ingress" }, servers: [{ port: { number: 80 }, hosts }] });
const routes = (gateways: readonly string[], more: JsonObject = {}): ClusterObject =>
  specObject("VirtualService", "shop/routes", { hosts: ["www.example.com"], gateways, ...more });

describe("a host on a Gateway", () => {
  it.each<[string, readonly string[]]>([
    ["itself", ["www.example.com"]],
    ["a wildcard", ["*.example.com"]],
    ["all hosts", ["*"]],
    ["all hosts of this namespace", ["./*"]],
    ["the host for this namespace", ["shop/www.example.com"]],
    ["the host for all namespaces", ["*/www.example.com"]],
  ])("is served where the Gateway has %s", (_case, hosts) => {
    expect(foundBy(hostOnGateway, routes(["entry"]), [gateway("shop/entry", hosts)])).toEqual([]);
  });

  it.each<[string, readonly string[]]>([
    ["another host", ["api.example.com"]],
    ["the host for another namespace", ["other/www.example.com"]],
    ["no hosts", []],
  ])("is not served where it has %s", (_case, hosts) => {
    expect(foundBy(hostOnGateway, routes(["entry"]), [gateway("shop/entry", hosts)])).toEqual([
      "IST0132 warning spec.hosts[0]",
    ]);
  });

  it("may be on one of several Gateways, each of which has one of the hosts", () => {
    const object = routes(["one", "two"], { hosts: ["a.example.com", "b.example.com"] });
    const gateways = [gateway("shop/one", ["a.example.com"]), gateway("shop/two", ["b.example.com"])];
    expect(foundBy(hostOnGateway, object, gateways)).toEqual([]);
  });

  it("is told at the Gateway that has none of them", () => {
    const gateways = [gateway("shop/one"), gateway("shop/two", ["other.example.com"])];
    expect(foundBy(hostOnGateway, routes(["one", "two"]), gateways)).toEqual([
      "IST0132 warning spec.gateways[1]",
    ]);
  });

  it("may be for the mesh, or for a Gateway that is missing, which is another finding", () => {
    const other = gateway("shop/entry", ["*.example.com"]);
    const both = routes(["entry", "mesh"], { hosts: ["www.example.com", "cart"] });
    expect(foundBy(hostOnGateway, both, [other])).toEqual([]);
    expect(
      foundBy(hostOnGateway, routes(["entry", "none"], { hosts: ["www.example.com", "api.example.org"] }), [
        other,
      ]),
    ).toEqual([]);
    expect(foundBy(hostOnGateway, routes([]), [])).toEqual([]);
  });
});
