import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import {
  answering,
  atGateway,
  ENTRY,
  gateway,
  GATEWAY_OBJECTS,
  SELECTOR,
  server,
  SHOP,
  WEB,
} from "@/lib/testing/at-gateway";
import { demoConfig } from "@/lib/testing/demo-objects";
import { inShort, routed } from "@/lib/testing/routed-call";
import type { K8sObject } from "../../world/k8s-object";

const dated = (object: K8sObject, creationTimestamp: string): K8sObject => ({
  ...object,
  metadata: { ...object.metadata, creationTimestamp },
});

// https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
describe("a VirtualService at a gateway", () => {
  it.each([
    ["bound by namespace and name", ["shop/entry"], "shop/a", true],
    ["bound by name in its own namespace", ["entry"], "shop/a", true],
    ["bound by name in another namespace", ["entry"], "other/a", false],
    ["bound by a dotted name", ["entry.shop.svc.cluster.local"], "other/a", true],
    ["bound with a dot", ["./entry"], "shop/a", true],
    ["bound to the mesh alone", ["mesh"], "shop/a", false],
    ["bound to nothing", [], "shop/a", false],
    ["bound to another Gateway", ["shop/other"], "shop/a", false],
  ])("%s", (_how, gateways, path, followed) => {
    expect(atGateway([WEB, answering(path, ["a.example.com"], 201, { gateways })])).toBe(
      followed ? "direct_response 201" : "noRoute",
    );
  });

  it.each([
    [["*"], true],
    [["edge"], true],
    [["."], false],
  ])("exported to %j", (exportTo, followed) => {
    expect(atGateway([WEB, answering("shop/a", ["a.example.com"], 201, { exportTo })])).toBe(
      followed ? "direct_response 201" : "noRoute",
    );
  });

  it("matches the Gateway, and the server's port", () => {
    const by = (match: JsonObject): string =>
      atGateway([
        WEB,
        answering("shop/a", ["a.example.com"], 201, {
          http: [{ match: [match], directResponse: { status: 201 } }],
        }),
      ]);
    expect(by({ gateways: ["shop/entry"] })).toBe("direct_response 201");
    expect(by({ gateways: ["entry"] })).toBe("direct_response 201");
    expect(by({ gateways: ["mesh"] })).toBe("noRoute");
    expect(by({ port: 80 })).toBe("direct_response 201");
    expect(by({ port: 8080 })).toBe("noRoute");
    expect(by({ sourceLabels: { app: "web" } })).toBe("noRoute");
    expect(by({ authority: { exact: "a.example.com" } })).toBe("direct_response 201");
  });

  it("sends to the port of the service", () => {
    const rule = answering("shop/a", ["a.example.com"], 0, {
      http: [{ route: [{ destination: { host: "reviews" } }] }],
    });
    expect(atGateway([WEB, rule])).toBe("reviews.shop:8080=1");
  });

  // https://istio.io/latest/docs/tasks/security/authentication/jwt-route/
  it.each([
    ["@request.auth.claims.group", { exact: "admin" }, true, "direct_response 201"],
    ["@request.auth.claims[nested][tier]", { prefix: "go" }, true, "direct_response 201"],
    ["@request.auth.claims.sub", { exact: "ann" }, true, "direct_response 201"],
    ["@request.auth.claims.group", { exact: "user" }, true, "noRoute"],
    ["@request.auth.claims.none", {}, true, "noRoute"],
    ["@request.auth.claims.group", { exact: "admin" }, false, "noRoute"],
  ])("matches the claim %s as %j of a token that is valid: %s", (name, match, valid, expected) => {
    const rule = answering("shop/a", ["a.example.com"], 201, {
      http: [{ match: [{ headers: { [name]: match } }], directResponse: { status: 201 } }],
    });
    const claims = { group: ["admin", "staff"], nested: { tier: "gold" } };
    const token = { issuer: "i", valid, subject: "ann", audiences: [], claims };
    const trusted = demoConfig("RequestAuthentication", "edge/jwt", { jwtRules: [{ issuer: "i" }] });
    expect(atGateway([WEB, rule, trusted], { token })).toBe(expected);
    expect(atGateway([WEB, rule], { token })).toBe("noRoute");
  });
});

// https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
describe("several VirtualServices of one host at a gateway", () => {
  const route = (prefix: string, status: number): JsonObject => ({
    match: [{ uri: { prefix } }],
    directResponse: { status },
  });
  const of = (path: string, created: string, ...http: readonly JsonObject[]): K8sObject =>
    dated(answering(path, ["a.example.com"], 0, { http }), created);
  it("are merged in order of creation", () => {
    const objects = [
      WEB,
      of("shop/a", "2026-02-01T00:00:00Z", route("/a", 202), route("/b", 203)),
      of("other/b", "2026-01-01T00:00:00Z", route("/a", 201)),
    ];
    expect([atGateway(objects, { path: "/a" }), atGateway(objects, { path: "/b" })]).toEqual([
      "direct_response 201",
      "direct_response 203",
    ]);
  });

  it.each([
    ["no match", {}],
    ["the prefix / among conditions that say nothing", { match: [{ uri: { prefix: "/" }, headers: {} }] }],
    ["the prefix /", { match: [{ uri: { prefix: "/" } }] }],
    ["any path by an expression", { match: [{ uri: { regex: ".*" } }] }],
  ])("have routes of %s last", (_what, everything) => {
    const objects = [
      WEB,
      of("shop/a", "2026-01-01T00:00:00Z", { ...everything, directResponse: { status: 202 } }),
      of("shop/b", "2026-02-01T00:00:00Z", route("/a", 201)),
    ];
    expect(atGateway(objects, { path: "/a" })).toBe("direct_response 201");
    expect(atGateway(objects, { path: "/c" })).toBe("direct_response 202");
  });

  it("leave out what comes after a route that takes everything in its own VirtualService", () => {
    const first = of("shop/a", "2026-01-01T00:00:00Z", { directResponse: { status: 202 } }, route("/a", 201));
    expect(atGateway([WEB, first], { path: "/a" })).toBe("direct_response 202");
  });

  it("keep the place of a route that takes everything of one method or header", () => {
    const first = of("shop/a", "2026-01-01T00:00:00Z", {
      match: [{ method: { exact: "GET" } }],
      directResponse: { status: 201 },
    });
    const second = of("shop/b", "2026-02-01T00:00:00Z", route("/a", 202));
    expect(atGateway([WEB, first, second], { path: "/a" })).toBe("direct_response 201");
    const withHeader = of("shop/a", "2026-01-01T00:00:00Z", {
      match: [{ uri: { prefix: "/" }, headers: { user: { exact: "ann" } } }],
      directResponse: { status: 201 },
    });
    const call = { path: "/a", headers: new Map([["user", "ann"]]) };
    expect(atGateway([WEB, withHeader, second], call)).toBe("direct_response 201");
  });

  it("are not merged with those of a wider host", () => {
    const objects = [WEB, of("shop/a", "", route("/a", 201)), answering("shop/b", ["*.example.com"], 202)];
    expect(atGateway(objects, { path: "/b" })).toBe("noRoute");
    expect(atGateway(objects, { path: "/b", host: "b.example.com" })).toBe("direct_response 202");
  });
});

// https://istio.io/latest/docs/tasks/traffic-management/ingress/ingress-control/
describe("TCP at a gateway", () => {
  const tcp = gateway([server(5432, "TCP", ["*"])]);
  const rule = (match?: JsonObject): K8sObject =>
    answering("shop/a", ["*"], 0, {
      tcp: [{ ...(match ? { match: [match] } : {}), route: [{ destination: { host: "reviews" } }] }],
    });
  it.each([
    ["is routed by its port", [tcp, rule({ port: 5432 })], "reviews.shop:8080=1"],
    ["is routed without a match", [tcp, rule()], "reviews.shop:8080=1"],
    ["is not routed by another port", [tcp, rule({ port: 1 })], "noRoute"],
    ["is not routed without a rule", [tcp], "noRoute"],
  ])("%s", (_rule, objects, expected) => {
    expect(atGateway(objects, { port: 5432, protocol: "tcp", host: "10.0.0.1" })).toBe(expected);
  });
});

// https://gateway-api.sigs.k8s.io/reference/spec/#gateway
describe("a gateway that serves Gateway API too", () => {
  const labels = { ...SELECTOR, "gateway.networking.k8s.io/gateway-name": "api" };
  const api = [
    demoConfig("Gateway", "edge/api", {
      gatewayClassName: "istio",
      listeners: [
        { name: "http", port: 80, protocol: "HTTP", allowedRoutes: { namespaces: { from: "All" } } },
      ],
    }),
    demoConfig("HTTPRoute", "shop/b", {
      parentRefs: [{ name: "api", namespace: "edge" }],
      hostnames: ["b.example.com"],
      rules: [{ backendRefs: [{ name: "reviews", port: 8080 }] }],
    }),
  ];
  it.each([
    ["b.example.com", "reviews.shop:8080=1"],
    ["a.example.com", "direct_response 201"],
    ["c.example.com", "noRoute"],
  ])("routes %s by whichever has a route", (host, expected) => {
    const decision = routed(
      [...GATEWAY_OBJECTS, ...api, WEB, SHOP],
      { host, port: 80 },
      { ...ENTRY, labels },
    );
    expect(inShort(decision)).toBe(expected);
  });
});
