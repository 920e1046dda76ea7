import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { workloadObjects } from "@/lib/testing/workload-objects";
import { claimsNeedAuthentication } from "./claims-need-authentication";

const GATEWAY = "Gateway.networking.istio.io";
const gateway = (path: string, hosts: readonly string[] = ["*"]): ClusterObject =>
  specObject(GATEWAY, path, { selector: { app: "ingress" }, servers: [{ port: { number: 80 }, hosts }] });
const routes = (gateways: readonly string[], more: JsonObject = {}): ClusterObject =>
  specObject("VirtualService", "shop/routes", { hosts: ["www.example.com"], gateways, ...more });

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
