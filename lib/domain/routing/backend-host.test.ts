import { expect, it } from "vitest";
import type { JsonObject } from "../mesh/cluster-object";
import { backendHost } from "./backend-host";

// https://gateway-api.sigs.k8s.io/reference/spec/#backendref
it.each<readonly [ref: JsonObject, host: string]>([
  [{ name: "cart" }, "cart.shop.svc.cluster.local"],
  [{ group: "", kind: "Service", name: "till", namespace: "bank" }, "till.bank.svc.cluster.local"],
  [{ group: "networking.istio.io", kind: "Hostname", name: "API.example.com" }, "api.example.com"],
  [{ kind: "Hostname", name: "cart" }, "cart"],
  [{ kind: "InferencePool", name: "llm" }, "InferencePool shop/llm"],
])("the backend %j of a route in shop is %s", (ref, host) => {
  expect(backendHost(ref, "shop")).toBe(host);
});
