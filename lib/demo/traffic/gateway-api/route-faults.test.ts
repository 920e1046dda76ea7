import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoService } from "@/lib/testing/demo-objects";
import { objectsView } from "../../world/objects-view";
import { meshWorld } from "../registry/mesh-world";
import { routeFaults } from "./route-faults";

const WORLD = meshWorld(
  objectsView([demoService({ name: "web" }), demoService({ name: "web", namespace: "other" })]),
);
const WEB = { name: "web", port: 8080 };

function reasons(rules: readonly JsonObject[], kind = "HTTPRoute", mesh = false): string {
  const route = demoConfig(kind, "shop/r", { rules });
  const { dropped, unresolved } = routeFaults(WORLD, route, { mesh });
  return `${dropped?.reason ?? "-"} ${unresolved?.reason ?? "-"}`;
}

describe("routeFaults (https://gateway-api.sigs.k8s.io/reference/spec/#routeconditionreason)", () => {
  it.each<[string, readonly JsonObject[], string]>([
    ["finds nothing in a sound rule", [{ backendRefs: [WEB] }], "- -"],
    ["tells of a missing Service", [{ backendRefs: [{ ...WEB, name: "gone" }] }], "- BackendNotFound"],
    [
      "asks nothing of a backend of weight 0",
      [{ backendRefs: [{ ...WEB, name: "gone", weight: 0 }] }],
      "- -",
    ],
    ["tells of a missing grant", [{ backendRefs: [{ ...WEB, namespace: "other" }] }], "- RefNotPermitted"],
    ["tells of an unknown kind", [{ backendRefs: [{ ...WEB, kind: "Bucket" }] }], "- InvalidKind"],
    ["drops a route without a port", [{ backendRefs: [{ name: "web" }] }], "InvalidDestination -"],
    [
      "drops a route to a full host",
      [{ backendRefs: [{ ...WEB, name: "web.shop" }] }],
      "InvalidDestination -",
    ],
    ["drops a route with an unknown filter", [{ filters: [{ type: "ExtensionRef" }] }], "InvalidFilter -"],
    [
      "drops a route that rewrites for a backend",
      [{ backendRefs: [{ ...WEB, filters: [{ type: "URLRewrite" }] }] }],
      "InvalidFilter -",
    ],
    [
      "tells of a missing mirror",
      [{ filters: [{ type: "RequestMirror", requestMirror: { backendRef: { ...WEB, name: "gone" } } }] }],
      "- BackendNotFound",
    ],
    [
      "tells of a mirror without a port",
      [{ filters: [{ type: "RequestMirror", requestMirror: { backendRef: { name: "web" } } }] }],
      "- InvalidDestination",
    ],
    [
      "looks at every rule",
      [{ backendRefs: [WEB] }, { backendRefs: [{ name: "web" }] }],
      "InvalidDestination -",
    ],
  ])("%s", (_, rules, expected) => {
    expect(reasons(rules)).toBe(expected);
  });

  it("knows no redirect in a GRPCRoute", () => {
    expect(reasons([{ filters: [{ type: "RequestRedirect" }] }], "GRPCRoute")).toBe("InvalidFilter -");
  });

  it("asks no grant of traffic inside the mesh", () => {
    expect(reasons([{ backendRefs: [{ ...WEB, namespace: "other" }] }], "HTTPRoute", true)).toBe("- -");
  });

  it("forbids a namespace with the kind Hostname", () => {
    const hostname = { group: "networking.istio.io", kind: "Hostname", name: "a.org", port: 443 };
    expect(reasons([{ backendRefs: [hostname] }])).toBe("- BackendNotFound");
    expect(reasons([{ backendRefs: [{ ...hostname, namespace: "shop" }] }])).toBe("InvalidDestination -");
  });
});
