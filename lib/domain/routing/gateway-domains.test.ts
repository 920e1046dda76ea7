import { expect, it } from "vitest";
import { meshWorkload, shopRouting } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import { gatewayDomains } from "./gateway-domains";
import { routedHosts } from "./routed-hosts";

const PROXY = meshWorkload({
  namespace: "edge",
  workload: "gate",
  labels: { istio: "gate", "gateway.networking.k8s.io/gateway-name": "api" },
  dataPlane: "gateway",
});
const gateway = (
  path: string,
  hosts: readonly string[],
  selector = { istio: "gate" },
): ReturnType<typeof specObject> =>
  specObject("Gateway.networking.istio.io", path, { selector, servers: [{ hosts: [...hosts] }] });
const bound = (path: string, hosts: readonly string[], to: string): ReturnType<typeof specObject> =>
  specObject("VirtualService", path, { hosts: [...hosts], gateways: [to] });

// https://istio.io/latest/docs/reference/config/networking/gateway/#Server
it("lists the hosts a gateway's proxies serve in their narrower form, each once", () => {
  const mesh = shopRouting(
    gateway("edge/gate", ["*.example.com"]),
    gateway("edge/other", ["*"], { istio: "other" }),
    bound("shop/a", ["www.example.com", "*"], "edge/gate"),
    bound("shop/b", ["www.example.com"], "edge/gate"),
    bound("shop/c", ["www.example.com"], "edge/other"),
  );
  expect(gatewayDomains(mesh, PROXY)).toEqual([
    { gateway: "edge/gate", host: "www.example.com" },
    { gateway: "edge/gate", host: "*.example.com" },
  ]);
});

it("lists the hosts of routes attached to its Gateway of the Gateway API, as its listeners serve them", () => {
  const allowedRoutes = { namespaces: { from: "All" } };
  const api = specObject("Gateway.gateway.networking.k8s.io", "edge/api", {
    listeners: [
      { name: "a", protocol: "HTTP", hostname: "*.example.com", allowedRoutes },
      { name: "b", protocol: "HTTP", hostname: "only.example.org", allowedRoutes },
      { name: "c", protocol: "TCP", allowedRoutes },
      { name: "d", protocol: "HTTP", hostname: "closed.example.com" },
    ],
  });
  const tcp = specObject("TCPRoute", "shop/t", { parentRefs: [{ name: "api", namespace: "edge" }] });
  const route = specObject("HTTPRoute", "shop/r", {
    parentRefs: [{ name: "api", namespace: "edge" }],
    hostnames: ["A.example.com", "*.example.org", "b.example.net"],
  });
  expect(gatewayDomains(shopRouting(api, tcp, route), PROXY)).toEqual([
    { gateway: "edge/api", host: "a.example.com" },
    { gateway: "edge/api", host: "only.example.org" },
    { gateway: "edge/api", host: "*" },
  ]);
  expect(gatewayDomains(shopRouting(route), PROXY)).toEqual([]);
});

it("tells where routes of the mesh lead, by the host they are for", () => {
  const { snapshot } = shopRouting(
    specObject("VirtualService", "shop/cart", {
      hosts: ["cart", "*.x"],
      http: [{ route: [{ destination: { host: "web" } }] }],
    }),
    specObject("VirtualService", "shop/gate", {
      hosts: ["till"],
      gateways: ["gate"],
      http: [{ route: [{ destination: { host: "web" } }] }],
    }),
    specObject("HTTPRoute", "shop/web", {
      parentRefs: [{ kind: "Service", name: "web" }],
      rules: [
        {
          backendRefs: [
            { name: "cart" },
            { name: "till", namespace: "bank" },
            { kind: "Hostname", name: "api.example.com" },
          ],
        },
      ],
    }),
  );
  expect([...routedHosts(snapshot)].map(([host, to]) => [host, [...to]])).toEqual([
    ["cart.shop.svc.cluster.local", ["web.shop.svc.cluster.local"]],
    [
      "web.shop.svc.cluster.local",
      ["cart.shop.svc.cluster.local", "till.bank.svc.cluster.local", "api.example.com"],
    ],
  ]);
});
