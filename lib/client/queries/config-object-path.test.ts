import { expect, test } from "vitest";
import { configObjectPath } from "./config-object-path";

test("an object of a namespace is named by kind, namespace and name", () => {
  expect(configObjectPath({ kind: "Gateway.networking.istio.io", namespace: "bookinfo", name: "web" })).toBe(
    "/config/objects/Gateway.networking.istio.io/bookinfo/web",
  );
});

test("a cluster-scoped object has a dash for its namespace", () => {
  expect(configObjectPath({ kind: "GatewayClass", namespace: "", name: "istio" })).toBe(
    "/config/objects/GatewayClass/-/istio",
  );
});

test("a name cannot leave its place in the path", () => {
  expect(configObjectPath({ kind: "Sidecar", namespace: "a", name: "../../b?c" })).toBe(
    "/config/objects/Sidecar/a/..%2F..%2Fb%3Fc",
  );
});
