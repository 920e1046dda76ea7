import { expect, test } from "vitest";
import { hostName } from "./host-name";

test.each([
  ["reviews.bookinfo.svc.cluster.local", "reviews"],
  ["cart.shop.svc.cluster.local", "cart.shop"],
  ["api.example.com", "api.example.com"],
  ["", ""],
])("within bookinfo %j is called %j", (host, name) => {
  expect(hostName(host, "bookinfo")).toBe(name);
});
