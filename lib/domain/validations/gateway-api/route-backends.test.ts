import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { KindKey } from "@/lib/domain/mesh/kinds";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { routeBackends } from "./route-backends";

describe("a backend", () => {
  const to = (backend: JsonObject, kind: KindKey = "HTTPRoute"): ClusterObject =>
    specObject(kind, "shop/route", { rules: [{ backendRefs: [backend] }] });
  const service = (path: string): ClusterObject => specObject("Service", path, { ports: [{ port: 80 }] });
  const grant = (path: string, from: JsonObject = {}, target: JsonObject = {}): ClusterObject =>
    specObject("ReferenceGrant", path, {
      from: [{ group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "shop", ...from }],
      to: [{ group: "", kind: "Service", ...target }],
    });
  const NAME = ["KIA1402 error spec.rules[0].backendRefs[0].name"];
  const other = { name: "api", namespace: "other" };

  it.each<[string, JsonObject, readonly ClusterObject[]]>([
    ["a Service of the namespace", { name: "cart", port: 80 }, [service("shop/cart")]],
    ["another namespace's Service that is granted", other, [service("other/api"), grant("other/grant")]],
    ["one that is granted by name", other, [service("other/api"), grant("other/grant", {}, { name: "api" })]],
    ["a host", { kind: "Hostname", group: "networking.istio.io", name: "api.example.org", port: 443 }, []],
    ["a pool of models", { kind: "InferencePool", group: "inference.networking.k8s.io", name: "llm" }, []],
  ])("may be %s", (_case, backend, others) => {
    expect(foundBy(routeBackends, to(backend), others)).toEqual([]);
  });

  it.each<[string, JsonObject, readonly ClusterObject[]]>([
    ["not there", { name: "cart" }, [service("other/cart")]],
    ["named by its host", { name: "cart.shop" }, [service("shop/cart")]],
    ["of another namespace without a grant", other, [service("other/api")]],
    [
      "granted to another namespace",
      other,
      [service("other/api"), grant("other/grant", { namespace: "team" })],
    ],
    [
      "granted to another kind of route",
      other,
      [service("other/api"), grant("other/grant", { kind: "GRPCRoute" })],
    ],
    ["granted by another name", other, [service("other/api"), grant("other/grant", {}, { name: "web" })]],
    ["granted in the wrong namespace", other, [service("other/api"), grant("shop/grant")]],
    [
      "a pool of another namespace without a grant",
      { ...other, kind: "InferencePool", group: "inference.networking.k8s.io" },
      [],
    ],
  ])("that is %s is an error", (_case, backend, others) => {
    expect(foundBy(routeBackends, to(backend), others)).toEqual(NAME);
  });

  it("needs a port that the Service has", () => {
    const found = foundBy(routeBackends, to({ name: "cart", port: 81 }), [service("shop/cart")]);
    expect(found).toEqual(["IST0101 error spec.rules[0].backendRefs[0].port"]);
  });

  it("of a mirror is judged too, of a rule and of a backend", () => {
    const filters = [{ type: "RequestMirror", requestMirror: { backendRef: { name: "none" } } }];
    const object = specObject("GRPCRoute", "shop/route", {
      rules: [{ filters, backendRefs: [{ name: "cart", filters }] }],
    });
    expect(foundBy(routeBackends, object, [service("shop/cart")])).toEqual([
      "KIA1402 error spec.rules[0].backendRefs[0].filters[0].requestMirror.backendRef.name",
      "KIA1402 error spec.rules[0].filters[0].requestMirror.backendRef.name",
    ]);
  });

  it("is not judged where Services or grants cannot be read", () => {
    expect(foundBy(routeBackends, to({ name: "cart" }), [], { unknown: ["Service"] })).toEqual([]);
    expect(
      foundBy(routeBackends, to(other), [service("other/api")], { unknown: ["ReferenceGrant"] }),
    ).toEqual([]);
  });
});
