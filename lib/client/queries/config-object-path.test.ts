import { expect, test } from "vitest";
import { configObjectPath, readObjectRef } from "./config-object-path";

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

test.each([
  { kind: "VirtualService", namespace: "bookinfo", name: "reviews" },
  { kind: "GatewayClass", namespace: "", name: "istio" },
  { kind: "Sidecar", namespace: "a", name: "../b?c d" },
])("a path names the object it was made of: $name", (ref) => {
  const [, , , kind = "", namespace = "", name = ""] = configObjectPath(ref).split("/");
  expect(readObjectRef({ kind, namespace, name })).toEqual(ref);
});

test.each([
  { kind: "Secret", namespace: "a", name: "b" },
  { kind: "Sidecar", namespace: "a", name: "%E0%A4%A" },
  { kind: "Sidecar", namespace: "a", name: "" },
])("$kind $name is no object of configuration", (parts) => {
  expect(readObjectRef(parts)).toBeNull();
});
