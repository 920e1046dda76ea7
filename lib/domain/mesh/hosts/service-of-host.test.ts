import { expect, it } from "vitest";
import { serviceOfHost } from "./service-of-host";

it.each([
  ["cart.shop.svc.cluster.local", { namespace: "shop", name: "cart" }],
  ["Cart.Shop.svc.cluster.local", { namespace: "shop", name: "cart" }],
  ["web-0.cart.shop.svc.cluster.local", null],
  ["cart.svc.cluster.local", null],
  ["*.shop.svc.cluster.local", null],
  ["cart.shop", null],
  ["www.example.com", null],
  [".shop.svc.cluster.local", null],
  ["", null],
])("%s is the host of the Service %j", (host, service) => {
  expect(serviceOfHost(host)).toEqual(service);
});
