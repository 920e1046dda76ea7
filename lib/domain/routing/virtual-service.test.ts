import { describe, expect, it } from "vitest";
import { specObject } from "@/lib/testing/spec-object";
import { gatewayNamed, readVirtualService } from "./virtual-service";

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
describe("gatewayNamed", () => {
  it.each([
    ["mesh", "mesh"],
    ["gate", "shop/gate"],
    ["./gate", "shop/gate"],
    ["edge/gate", "edge/gate"],
    ["gate.edge.svc.cluster.local", "edge/gate"],
  ])("%s in shop is %s", (written, expected) => {
    expect(gatewayNamed(written, "shop")).toBe(expected);
  });
});

it("reads hosts in full, and the mesh where no gateway is named", () => {
  const { hosts, gateways } = readVirtualService(
    specObject("VirtualService", "shop/a", {
      hosts: ["cart", "*.example.com", "Web.Bank.svc.cluster.local"],
    }),
  );
  expect(hosts).toEqual(["cart.shop.svc.cluster.local", "*.example.com", "web.bank.svc.cluster.local"]);
  expect(gateways).toEqual(["mesh"]);
});

it("reads no hosts of a delegate, nor of nonsense", () => {
  expect(readVirtualService(specObject("VirtualService", "shop/a", {})).hosts).toEqual([]);
  expect(
    readVirtualService(specObject("VirtualService", "shop/a", { hosts: 1, gateways: {} })).gateways,
  ).toEqual(["mesh"]);
});
