import { describe, expect, it } from "vitest";
import { rowsOf, tablesOf } from "@/lib/testing/effective-rows";
import { CART_SUBSETS } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import type { ClusterObject, JsonObject } from "../../mesh/cluster-object";
import { matchText } from "./match-text";

const vs = (spec: JsonObject, path = "shop/cart", created = "2026-01-01T00:00:00Z"): ClusterObject =>
  specObject("VirtualService", path, { hosts: ["cart"], ...spec }, { creationTimestamp: created });
const to = (subset: string): JsonObject => ({ route: [{ destination: { host: "cart", subset } }] });

// https://istio.io/latest/docs/reference/config/networking/virtual-service/
describe("the routes of a VirtualService", () => {
  it("stand in the order they are tried, with where requests end and what else they do", () => {
    const http = [{ match: [{ uri: { prefix: "/a" } }], ...to("v1"), timeout: "1s" }, to("v2")];
    expect(rowsOf(tablesOf(vs({ http }), [CART_SUBSETS]), "HTTP routes")).toEqual([
      "plain: 1 | uri prefix /a | shop/cart-v1 100 % | timeout | VirtualService shop/cart spec.http[0]",
      "plain: 2 | every request | shop/cart-v2 100 % |  | VirtualService shop/cart spec.http[1]",
    ]);
  });

  it("are marked where they never get a request", () => {
    const http = [to("v1"), { match: [{ uri: { exact: "/b" } }], ...to("v2") }];
    const [, second] = rowsOf(tablesOf(vs({ http }), [CART_SUBSETS]), "HTTP routes");
    expect(second).toMatch(/^muted: 2 \| uri = \/b \| never: route 1 takes all of it first/);
  });

  it("are marked where requests end in an error", () => {
    const [first] = rowsOf(tablesOf(vs({ http: [to("v9")] }), [CART_SUBSETS]), "HTTP routes");
    expect(first).toMatch(
      /^bad: 1 \| every request \| answer 503: no DestinationRule .* defines the subset v9 100 %/,
    );
  });

  it("show delegates where they stand", () => {
    const leaf = specObject("VirtualService", "team/leaf", {
      http: [{ match: [{ uri: { prefix: "/a/b" } }], route: [] }],
    });
    const root = vs({
      http: [{ match: [{ uri: { prefix: "/a" } }], delegate: { name: "leaf", namespace: "team" } }],
    });
    const [row] = rowsOf(tablesOf(root, [leaf]), "HTTP routes");
    expect(row).toContain("VirtualService team/leaf spec.http[0]");
  });

  it("are told for TLS and TCP, too, and of a delegate without hosts", () => {
    const spec = { tls: [{ match: [{ sniHosts: ["a"], port: 443 }], route: [] }], tcp: [to("v1")] };
    const tables = tablesOf(vs(spec), [CART_SUBSETS]);
    expect(rowsOf(tables, "TLS routes")[0]).toContain("sniHosts a, port 443");
    expect(rowsOf(tables, "TCP routes")).toHaveLength(1);
    const delegate = specObject("VirtualService", "shop/leaf", { http: [to("v1")] });
    expect(tablesOf(delegate, [CART_SUBSETS]).map(({ title }) => title)).toEqual([
      "HTTP routes in the order they are tried",
    ]);
  });
});

describe("the hosts of a VirtualService", () => {
  it.each<readonly [rule: string, object: ClusterObject, others: readonly ClusterObject[], expected: string]>(
    [
      ["are in force", vs({}), [], "plain: cart.shop.svc.cluster.local | mesh | in force"],
      [
        "are in force at gateways",
        vs({ gateways: ["gate"] }),
        [],
        "plain: cart.shop.svc.cluster.local | shop/gate | at its gateways",
      ],
      [
        "are ignored in the mesh where another is older",
        vs({}),
        [vs({}, "shop/older", "2025-01-01T00:00:00Z")],
        "warn: cart.shop.svc.cluster.local | mesh | ignored in the mesh: VirtualService shop/older is older",
      ],
    ],
  )("%s", (_rule, object, others, expected) => {
    expect(rowsOf(tablesOf(object, others), "Hosts")).toEqual([expected]);
  });
});

it.each<readonly [match: JsonObject, expected: string]>([
  [{}, "every request"],
  [{ uri: { regex: "a" }, method: { exact: "GET" } }, "uri regex a, method = GET"],
  [{ headers: { x: {} }, withoutHeaders: { y: { exact: "1" } } }, "header x present, not header y = 1"],
  [{ queryParams: { q: { exact: "1" } }, sourceLabels: { app: "a" } }, "query q = 1, source label app = a"],
  [
    { sourceNamespace: "shop", gateways: ["mesh"], port: 80 },
    "gateways mesh, source namespace shop, port 80",
  ],
  [{ port: 0 }, "every request"],
  [{ port: "80", sourceNamespace: 1, gateways: [] }, "every request"],
  [{ headers: { a: {}, b: null } }, "header a present, header b present"],
  [{ uri: "/x", method: { exact: 5 } }, "uri = /x, method = 5"],
])("%j reads %s", (match, expected) => {
  expect(matchText(match)).toBe(expected);
});
