import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { workloadObjects } from "@/lib/testing/workload-objects";
import { claimsNeedAuthentication } from "./claims-need-authentication";
import { gatewayNameForm } from "./gateway-name-form";
import { hostOnGateway } from "./host-on-gateway";
import { virtualServiceGateways } from "./virtual-service-gateways";

const GATEWAY = "Gateway.networking.istio.io";
const gateway = (path: string, hosts: readonly string[] = ["*"]): ClusterObject =>
  specObject(GATEWAY, path, { selector: { app: "ingress" }, servers: [{ port: { number: 80 }, hosts }] });
const routes = (gateways: readonly string[], more: JsonObject = {}): ClusterObject =>
  specObject("VirtualService", "shop/routes", { hosts: ["www.example.com"], gateways, ...more });

describe("a Gateway that routes name", () => {
  it.each(["entry", "shop/entry", "./entry", "entry.shop", "entry.shop.svc.cluster.local"])(
    "may be written as %s",
    (name) => {
      expect(foundBy(virtualServiceGateways, routes([name]), [gateway("shop/entry")])).toEqual([]);
    },
  );

  it("may be the mesh", () => {
    expect(foundBy(virtualServiceGateways, routes(["mesh"]))).toEqual([]);
  });

  it.each(["none", "other/entry", "entry.other", "istio-system/mesh"])(
    "that is not there is an error: %s",
    (name) => {
      expect(foundBy(virtualServiceGateways, routes(["mesh", name]), [gateway("shop/entry")])).toEqual([
        "KIA1102 error spec.gateways[1]",
      ]);
    },
  );

  it("may be named by a match too", () => {
    const object = routes([], { http: [{ match: [{ gateways: ["mesh", "none"] }] }] });
    expect(foundBy(virtualServiceGateways, object)).toEqual([
      "KIA1102 error spec.http[0].match[0].gateways[1]",
    ]);
  });

  it("is not judged where Gateways cannot be read", () => {
    expect(foundBy(virtualServiceGateways, routes(["none"]), [], { unknown: [GATEWAY] })).toEqual([]);
  });
});

describe("the old form of a Gateway's name", () => {
  it.each(["entry", "shop/entry", "mesh", "shop/entry.v2"])("is not %s", (name) => {
    expect(foundBy(gatewayNameForm, routes([name]))).toEqual([]);
  });

  it("is told, with the name to write instead", () => {
    const object = routes(["entry.shop.svc.cluster.local"]);
    const [finding] = gatewayNameForm.run(object, meshViewOf([object]));
    expect(finding?.severity).toBe("info");
    expect(finding?.fix?.patch[1]).toEqual({ op: "replace", path: "/spec/gateways/0", value: "shop/entry" });
  });
});

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

describe("claims that are matched", () => {
  const claims = { http: [{ match: [{ headers: { "@request.auth.claims.group": { exact: "admin" } } }] }] };
  const PATH = 'spec.http[0].match[0].headers["@request.auth.claims.group"]';
  const proxies = workloadObjects("shop/ingress");
  const policy = (path: string, spec: JsonObject = {}): ClusterObject =>
    specObject("RequestAuthentication", path, spec);

  it("need a RequestAuthentication at the gateway", () => {
    const mesh = [gateway("shop/entry"), ...proxies];
    expect(foundBy(claimsNeedAuthentication, routes(["entry"], claims), mesh)).toEqual([
      `IST0149 error ${PATH}`,
    ]);
    const elsewhere = [
      policy("other/jwt"),
      policy("shop/jwt", { selector: { matchLabels: { app: "cart" } } }),
    ];
    expect(
      foundBy(claimsNeedAuthentication, routes(["entry"], claims), [...mesh, ...elsewhere]),
    ).toHaveLength(1);
  });

  it.each<[string, ClusterObject]>([
    ["of its proxies", policy("shop/jwt", { selector: { matchLabels: { app: "ingress" } } })],
    ["of the namespace", policy("shop/jwt")],
    ["of the mesh", policy("istio-system/jwt")],
  ])("are read by one %s", (_case, jwt) => {
    expect(
      foundBy(claimsNeedAuthentication, routes(["entry"], claims), [gateway("shop/entry"), ...proxies, jwt]),
    ).toEqual([]);
  });

  it("are not judged without pods, without matches of claims, or where policies cannot be read", () => {
    expect(foundBy(claimsNeedAuthentication, routes(["entry"], claims), [gateway("shop/entry")])).toEqual([]);
    const headers = { http: [{ match: [{ headers: { "x-claims": { exact: "a" } } }] }] };
    expect(
      foundBy(claimsNeedAuthentication, routes(["entry"], headers), [gateway("shop/entry"), ...proxies]),
    ).toEqual([]);
    const unknown = { unknown: ["RequestAuthentication"] } as const;
    expect(
      foundBy(
        claimsNeedAuthentication,
        routes(["entry"], claims),
        [gateway("shop/entry"), ...proxies],
        unknown,
      ),
    ).toEqual([]);
  });
});
