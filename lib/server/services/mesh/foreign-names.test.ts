import { expect, it } from "vitest";
import { foreignNames } from "./foreign-names";

const hide = foreignNames(["shop", "bank", "istio-system"], new Set(["shop"]));

it.each([
  ["VirtualService bank/tellers takes it", "VirtualService an object you may not see takes it"],
  ["VirtualService shop/cart takes it", "VirtualService shop/cart takes it"],
  [
    "between istio-system/ingress and bank/tellers-v1.2.",
    "between an object you may not see and an object you may not see.",
  ],
  ["path /api/v1 of cart.shop", "path /api/v1 of cart.shop"],
  ["it goes to tellers.bank.svc.cluster.local.", "it goes to an object you may not see."],
  ["it goes to cart.shop.svc.cluster.local.", "it goes to cart.shop.svc.cluster.local."],
  ["", ""],
])("names nothing of namespaces that the viewer may not see: %s", (text, shown) => {
  expect(hide(text)).toBe(shown);
});

it("leaves texts as they are for a viewer of every namespace", () => {
  expect(foreignNames(["shop"], new Set(["shop"]))("shop/cart")).toBe("shop/cart");
});
