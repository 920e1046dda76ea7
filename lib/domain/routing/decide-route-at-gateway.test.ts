import { describe, expect, it } from "vitest";
import { decidedRoute as decided } from "@/lib/testing/decided-route";
import { specObject } from "@/lib/testing/spec-object";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import type { Caller } from "./caller";

const BALANCED = "cart-v1=0.667 cart-v2=0.333";
const to = (host: string): JsonObject => ({ route: [{ destination: { host } }] });
const byHeader = (rule: JsonObject): JsonObject => ({ match: [{ headers: { x: { exact: "1" } } }], ...rule });
const backends = (...refs: readonly JsonObject[]): JsonObject => ({ backendRefs: refs });
const INGRESS: Partial<Caller> = { namespace: "edge", labels: { istio: "gate" }, dataPlane: "gateway" };
const gateway = (...hosts: readonly string[]): ClusterObject =>
  specObject("Gateway.networking.istio.io", "edge/gate", {
    selector: { istio: "gate" },
    servers: [{ port: { number: 80 }, hosts }],
  });
const bound = (spec: JsonObject, path = "shop/www"): ClusterObject =>
  specObject("VirtualService", path, { hosts: ["www.example.com"], gateways: ["edge/gate"], ...spec });
const ofPath: JsonObject = { match: [{ uri: { prefix: "/cart" } }], ...to("cart") };
const WWW = { host: "www.example.com", gateway: "edge/gate" };

// https://istio.io/latest/docs/reference/config/networking/gateway/#Server
describe("decideRoute at a gateway", () => {
  it.each<readonly [rule: string, objects: readonly ClusterObject[], expected: string]>([
    ["by the VirtualService of the host", [gateway("*"), bound({ http: [to("web")] })], "web=1"],
    [
      "404 where no server takes the host",
      [gateway("other.example.com"), bound({ http: [to("web")] })],
      "404=1",
    ],
    ["404 where no VirtualService is bound", [gateway("*")], "404=1"],
    [
      "by the routes of others before an older one that takes every path",
      [
        gateway("*"),
        bound({ http: [{ match: [{ uri: { prefix: "/" } }], ...to("web") }] }, "shop/a"),
        bound({ http: [ofPath] }, "shop/b"),
      ],
      `[uri] ${BALANCED}; web=1`,
    ],
    ["by no route behind one that takes all", [gateway("*"), bound({ http: [to("web"), ofPath] })], "web=1"],
    ["404 without the Gateway", [bound({ http: [to("web")] })], "404=1"],
    [
      "404 where the server is for another namespace",
      [gateway("bank/*"), bound({ http: [to("web")] })],
      "404=1",
    ],
    ["of the Gateway's own namespace only", [gateway("./*"), bound({ http: [to("web")] })], "404=1"],
    [
      "routes of several for one host together, catch-all last",
      [
        gateway("*"),
        bound({ http: [to("web")] }, "shop/a"),
        bound({ http: [byHeader(to("cart"))] }, "shop/b"),
      ],
      `[headers x] ${BALANCED}; web=1`,
    ],
  ])("%s", (_rule, objects, expected) => {
    expect(decided(objects, INGRESS, WWW)).toBe(expected);
  });

  const listening = (listener: JsonObject = {}): ClusterObject =>
    specObject("Gateway.gateway.networking.k8s.io", "edge/gate", {
      listeners: [
        {
          name: "web",
          port: 80,
          protocol: "HTTP",
          allowedRoutes: { namespaces: { from: "All" } },
          ...listener,
        },
      ],
    });
  const attached = (parent: JsonObject = {}, backend: JsonObject = { name: "web" }): ClusterObject =>
    specObject("HTTPRoute", "shop/www", {
      parentRefs: [{ name: "gate", namespace: "edge", ...parent }],
      hostnames: ["www.example.com"],
      rules: [backends(backend)],
    });

  it.each<readonly [rule: string, listener: JsonObject, parent: JsonObject, expected: string]>([
    ["attached to a listener for every host", {}, {}, "web=1"],
    ["attached to a listener of a wider host", { hostname: "*.example.com" }, {}, "web=1"],
    ["of a listener of another host", { hostname: "*.example.org" }, {}, "404=1"],
    ["of a listener that lets none of its namespace attach", { allowedRoutes: {} }, {}, "404=1"],
    ["attached to its section and port", {}, { sectionName: "web", port: 80 }, "web=1"],
    ["of another section", {}, { sectionName: "api" }, "404=1"],
    ["of another port", {}, { port: 81 }, "404=1"],
    ["of a listener that speaks no HTTP", { protocol: "TCP" }, {}, "404=1"],
  ])("routes by the Gateway API: a route %s", (_rule, listener, parent, expected) => {
    expect(decided([listening(listener), attached(parent)], INGRESS, WWW)).toBe(expected);
  });

  it("sends to another namespace where a ReferenceGrant lets it, else 500", () => {
    const objects = [listening(), attached({}, { name: "till", namespace: "bank" })];
    const grant = specObject("ReferenceGrant", "bank/shop", {
      from: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "shop" }],
      to: [{ group: "", kind: "Service" }],
    });
    expect(decided(objects, INGRESS, WWW)).toBe("500=1");
    expect(decided([...objects, grant], INGRESS, WWW)).toBe("till=1");
  });
});
