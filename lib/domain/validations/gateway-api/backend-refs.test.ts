import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { backendRefs } from "./backend-refs";
import { isGranted } from "./is-granted";
import { listenersOf } from "./listeners-of";
import { gatewayParents } from "./parent-refs";

describe("the backends of a route", () => {
  it("are read with what the API takes for granted, and those of mirrors with them", () => {
    const route = specObject("HTTPRoute", "shop/a", {
      rules: [
        {
          backendRefs: [
            { name: "cart", port: 80 },
            { name: "llm", namespace: "ai", group: "inference.networking.k8s.io", kind: "InferencePool" },
            "none",
          ],
          filters: [
            { type: "RequestMirror", requestMirror: { backendRef: { name: "copy" } } },
            { type: "URLRewrite" },
          ],
        },
      ],
    });
    expect(backendRefs(route)).toEqual([
      {
        group: "",
        kind: "Service",
        namespace: "shop",
        name: "cart",
        port: 80,
        path: ["spec", "rules", 0, "backendRefs", 0],
      },
      {
        group: "inference.networking.k8s.io",
        kind: "InferencePool",
        namespace: "ai",
        name: "llm",
        port: null,
        path: ["spec", "rules", 0, "backendRefs", 1],
      },
      {
        group: "",
        kind: "Service",
        namespace: "shop",
        name: "copy",
        port: null,
        path: ["spec", "rules", 0, "filters", 0, "requestMirror", "backendRef"],
      },
    ]);
  });
});

describe("the parents of a route", () => {
  it("that are Gateways are read with what the API takes for granted", () => {
    const route = specObject("GRPCRoute", "shop/a", {
      parentRefs: [
        { name: "own" },
        { name: "front", namespace: "edge", sectionName: "web", port: 80 },
        { kind: "Service", name: "cart" },
      ],
    });
    expect(gatewayParents(route)).toEqual([
      { namespace: "shop", name: "own", sectionName: "", port: null, path: ["spec", "parentRefs", 0] },
      { namespace: "edge", name: "front", sectionName: "web", port: 80, path: ["spec", "parentRefs", 1] },
    ]);
  });
});

describe("the listeners of a Gateway", () => {
  it("have hostnames in lower case, and none for all hosts", () => {
    const gateway = specObject("Gateway.gateway.networking.k8s.io", "edge/front", {
      listeners: [
        { name: "web", hostname: "WWW.example.com", port: 80, protocol: "HTTP" },
        { name: "all", port: "80" },
        null,
      ],
    });
    expect(
      listenersOf(gateway).map(({ name, hostname, port, protocol }) => [name, hostname, port, protocol]),
    ).toEqual([
      ["web", "www.example.com", 80, "HTTP"],
      ["all", "", null, ""],
    ]);
  });
});

describe("a reference to another namespace", () => {
  const route = specObject("HTTPRoute", "shop/a");
  const target = { group: "", kind: "Service", namespace: "other", name: "api" };
  const trusted = { group: "gateway.networking.k8s.io", kind: "HTTPRoute", namespace: "shop" };
  const given = { group: "", kind: "Service" };
  const grant = (
    from: readonly JsonObject[],
    to: readonly JsonObject[],
    path = "other/grant",
  ): ClusterObject => specObject("ReferenceGrant", path, { from, to });

  it.each<[string, readonly ClusterObject[], boolean]>([
    ["without a grant", [], false],
    ["with one for all of a kind", [grant([trusted], [given])], true],
    ["with one by name", [grant([trusted], [{ ...given, name: "api" }])], true],
    ["with one by another name", [grant([trusted], [{ ...given, name: "web" }])], false],
    [
      "with one of several entries",
      [grant([{ ...trusted, namespace: "x" }, trusted], [{ ...given, kind: "Secret" }, given])],
      true,
    ],
    ["with one for another namespace", [grant([{ ...trusted, namespace: "x" }], [given])], false],
    ["with one for another group", [grant([{ ...trusted, group: "" }], [given])], false],
    ["with one to another kind", [grant([trusted], [{ ...given, kind: "Secret" }])], false],
    ["with halves in two grants", [grant([trusted], []), grant([], [given], "other/second")], false],
    ["with one in another namespace", [grant([trusted], [given], "third/grant")], false],
  ])("%s: %s", (_case, grants, granted) => {
    expect(isGranted(meshViewOf(grants), route, target)).toBe(granted);
  });

  it("is not needed in its own", () => {
    expect(isGranted(meshViewOf([]), route, { ...target, namespace: "shop" })).toBe(true);
  });
});
