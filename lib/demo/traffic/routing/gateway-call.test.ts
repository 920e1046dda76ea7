import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoService } from "@/lib/testing/demo-objects";
import { inShort, routed } from "@/lib/testing/routed-call";
import type { K8sObject } from "../../world/k8s-object";
import type { Call } from "../model/call";

const ENTRY = { namespace: "edge", dataPlane: "gateway", labels: { istio: "ingress" } } as const;
const SELECTOR = { istio: "ingress" };
const OBJECTS = [
  demoService({
    namespace: "edge",
    name: "entry",
    selector: SELECTOR,
    ports: [
      { name: "http2", port: 80, targetPort: 8080 },
      { name: "https", port: 443, targetPort: 8443 },
    ],
  }),
  demoService({ name: "reviews" }),
];
const SECRET: K8sObject = { apiVersion: "v1", kind: "Secret", metadata: { namespace: "edge", name: "cert" } };

const dated = (object: K8sObject, creationTimestamp: string): K8sObject => ({
  ...object,
  metadata: { ...object.metadata, creationTimestamp },
});
const server = (number: number, protocol: string, hosts: Json, tls?: JsonObject): JsonObject => ({
  port: { number, name: protocol.toLowerCase(), protocol },
  hosts,
  ...(tls ? { tls } : {}),
});
const gateway = (
  servers: readonly JsonObject[],
  path = "shop/entry",
  selector: JsonObject = SELECTOR,
): K8sObject => demoConfig("IstioGateway", path, { selector, servers });
const WEB = gateway([server(80, "HTTP", ["*"])]);

/** A VirtualService bound to the Gateway shop/entry that answers, so that it can be told which one was followed. */
const answering = (path: string, hosts: Json, status: number, more: JsonObject = {}): K8sObject =>
  demoConfig("VirtualService", path, {
    hosts,
    gateways: ["shop/entry"],
    http: [{ directResponse: { status } }],
    ...more,
  });

const at = (objects: readonly K8sObject[], call: Partial<Call> = {}): string =>
  inShort(routed([...OBJECTS, ...objects], { host: "a.example.com", port: 80, ...call }, ENTRY));
const SHOP = answering("shop/a", ["a.example.com"], 201);

// https://istio.io/latest/docs/reference/config/networking/gateway/#Gateway
describe("the servers of a Gateway", () => {
  it.each([
    ["listen at the Service's port", [WEB, SHOP], { port: 80 }, "direct_response 201"],
    ["listen at the port behind it", [WEB, SHOP], { port: 8080 }, "direct_response 201"],
    [
      "may name the port behind it",
      [gateway([server(8080, "HTTP", ["*"])]), SHOP],
      { port: 80 },
      "direct_response 201",
    ],
    ["listen at no other port", [WEB, SHOP], { port: 81 }, "noListener"],
    [
      "may listen at a port no Service has",
      [gateway([server(9000, "HTTP", ["*"])]), SHOP],
      { port: 9000 },
      "direct_response 201",
    ],
    [
      "are of pods its selector selects",
      [gateway([server(80, "HTTP", ["*"])], "shop/entry", { istio: "other" }), SHOP],
      {},
      "noListener",
    ],
    [
      "are of all gateways without a selector",
      [gateway([server(80, "HTTP", ["*"])], "shop/entry", {}), SHOP],
      {},
      "direct_response 201",
    ],
    ["are none without a port", [gateway([{ hosts: ["*"] }]), SHOP], {}, "noListener"],
    ["are none without a Gateway", [SHOP], {}, "noListener"],
    ["answer 404 without a VirtualService", [WEB], {}, "noRoute"],
    ["answer 404 to connections that are no HTTP", [WEB, SHOP], { protocol: "tcp" }, "noRoute"],
  ] as const)("%s", (_rule, objects, call, expected) => {
    expect(at(objects, call)).toBe(expected);
  });
});

// https://istio.io/latest/docs/reference/config/networking/gateway/#Server-hosts
describe("the hosts of a server", () => {
  it.each([
    ["all", ["*"], "direct_response 201"],
    ["the host", ["a.example.com"], "direct_response 201"],
    ["a wildcard", ["*.example.com"], "direct_response 201"],
    ["any case", ["A.Example.com"], "direct_response 201"],
    ["another host", ["b.example.com"], "noRoute"],
    ["any namespace", ["*/a.example.com"], "direct_response 201"],
    ["the VirtualService's namespace", ["shop/*"], "direct_response 201"],
    ["the Gateway's own namespace", ["./*"], "direct_response 201"],
    ["another namespace", ["other/*"], "noRoute"],
    ["none", [], "noRoute"],
  ])("admit %s", (_what, hosts, expected) => {
    expect(at([gateway([server(80, "HTTP", hosts)]), SHOP])).toBe(expected);
  });

  it("narrow those of a VirtualService", () => {
    const objects = [gateway([server(80, "HTTP", ["a.example.com"])]), answering("shop/a", ["*"], 201)];
    expect([at(objects), at(objects, { host: "b.example.com" })]).toEqual(["direct_response 201", "noRoute"]);
  });

  it("with a dot are those of the Gateway's namespace", () => {
    const objects = [gateway([server(80, "HTTP", ["./*"])]), answering("other/a", ["a.example.com"], 201)];
    expect(at(objects)).toBe("noRoute");
  });
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
    expect(at([WEB, answering(path, ["a.example.com"], 201, { gateways })])).toBe(
      followed ? "direct_response 201" : "noRoute",
    );
  });

  it.each([
    [["*"], true],
    [["edge"], true],
    [["."], false],
  ])("exported to %j", (exportTo, followed) => {
    expect(at([WEB, answering("shop/a", ["a.example.com"], 201, { exportTo })])).toBe(
      followed ? "direct_response 201" : "noRoute",
    );
  });

  it("matches the Gateway, and the server's port", () => {
    const by = (match: JsonObject): string =>
      at([
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
    expect(at([WEB, rule])).toBe("reviews.shop:8080=1");
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
    expect(at([WEB, rule], { token })).toBe(expected);
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
    expect([at(objects, { path: "/a" }), at(objects, { path: "/b" })]).toEqual([
      "direct_response 201",
      "direct_response 203",
    ]);
  });

  it.each([
    ["no match", {}],
    ["the prefix /", { match: [{ uri: { prefix: "/" } }] }],
    ["any path by an expression", { match: [{ uri: { regex: ".*" } }] }],
  ])("have routes of %s last", (_what, everything) => {
    const objects = [
      WEB,
      of("shop/a", "2026-01-01T00:00:00Z", { ...everything, directResponse: { status: 202 } }),
      of("shop/b", "2026-02-01T00:00:00Z", route("/a", 201)),
    ];
    expect(at(objects, { path: "/a" })).toBe("direct_response 201");
    expect(at(objects, { path: "/c" })).toBe("direct_response 202");
  });

  it("are not merged with those of a wider host", () => {
    const objects = [WEB, of("shop/a", "", route("/a", 201)), answering("shop/b", ["*.example.com"], 202)];
    expect(at(objects, { path: "/b" })).toBe("noRoute");
    expect(at(objects, { path: "/b", host: "b.example.com" })).toBe("direct_response 202");
  });
});

// https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings
describe("TLS at a gateway", () => {
  const tls = (mode: string): JsonObject => ({ mode, credentialName: "cert" });
  const secure = (mode: string, hosts: Json = ["*"]): K8sObject =>
    gateway([server(443, "HTTPS", hosts, tls(mode))]);
  const https: Partial<Call> = { port: 443 };
  const passing = (match: JsonObject): K8sObject =>
    answering("shop/a", ["a.example.com"], 0, {
      http: [],
      tls: [{ match: [match], route: [{ destination: { host: "reviews", port: { number: 8080 } } }] }],
    });
  const SNI = { sniHosts: ["a.example.com"] };
  it.each([
    ["SIMPLE ends it and routes HTTP", [SECRET, secure("SIMPLE"), SHOP], https, "direct_response 201"],
    ["MUTUAL ends it and routes HTTP", [SECRET, secure("MUTUAL"), SHOP], https, "direct_response 201"],
    ["ISTIO_MUTUAL needs no Secret", [secure("ISTIO_MUTUAL"), SHOP], https, "direct_response 201"],
    ["is refused without the Secret of its certificate", [secure("SIMPLE"), SHOP], https, "noListener"],
    [
      "is refused for a name that no server has",
      [SECRET, secure("SIMPLE", ["b.example.com"]), SHOP],
      https,
      "noListener",
    ],
    [
      "is refused to plain connections",
      [SECRET, secure("SIMPLE"), SHOP],
      { ...https, protocol: "tcp" },
      "noListener",
    ],
    ["is 404 for a host without a route", [SECRET, secure("SIMPLE")], https, "noRoute"],
    [
      "PASSTHROUGH routes by the server name",
      [secure("PASSTHROUGH"), passing(SNI)],
      { ...https, protocol: "tls" },
      "reviews.shop:8080=1",
    ],
    ["PASSTHROUGH hides HTTP", [secure("PASSTHROUGH"), passing(SNI), SHOP], https, "reviews.shop:8080=1"],
    [
      "without a mode it is passed through",
      [gateway([server(443, "HTTPS", ["*"], {})]), passing(SNI), SHOP],
      https,
      "reviews.shop:8080=1",
    ],
    [
      "PASSTHROUGH has no route for another name",
      [secure("PASSTHROUGH"), passing({ sniHosts: ["b.example.com"] })],
      { ...https, protocol: "tls" },
      "noRoute",
    ],
    [
      "ISTIO_MUTUAL of protocol TLS routes the bytes inside",
      [
        gateway([server(443, "TLS", ["*"], { mode: "ISTIO_MUTUAL" })]),
        answering("shop/a", ["a.example.com"], 0, {
          tcp: [{ route: [{ destination: { host: "reviews" } }] }],
        }),
      ],
      { ...https, protocol: "tls" },
      "reviews.shop:8080=1",
    ],
  ] as const)("%s", (_rule, objects, call, expected) => {
    expect(at(objects, call)).toBe(expected);
  });

  it("matches the scheme of what it ended", () => {
    const rule = answering("shop/a", ["a.example.com"], 0, {
      http: [{ match: [{ scheme: { exact: "https" } }], directResponse: { status: 201 } }],
    });
    const both = gateway([server(80, "HTTP", ["*"]), server(443, "HTTPS", ["*"], tls("SIMPLE"))]);
    expect([at([SECRET, both, rule], https), at([SECRET, both, rule])]).toEqual([
      "direct_response 201",
      "noRoute",
    ]);
  });

  it("is chosen by the closest host of several servers", () => {
    const servers = gateway([
      server(443, "TLS", ["*.example.com"], { mode: "PASSTHROUGH" }),
      server(443, "HTTPS", ["a.example.com"], tls("SIMPLE")),
    ]);
    expect(at([SECRET, servers, SHOP], https)).toBe("direct_response 201");
  });

  it("is asked for by a redirect, with or without a VirtualService", () => {
    const redirecting = gateway([server(80, "HTTP", ["a.example.com"], { httpsRedirect: true })]);
    expect(at([redirecting, SHOP])).toBe("redirect 301");
    expect(at([redirecting])).toBe("redirect 301");
    expect(at([redirecting], { host: "b.example.com" })).toBe("noRoute");
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
    expect(at(objects, { port: 5432, protocol: "tcp", host: "10.0.0.1" })).toBe(expected);
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
    const decision = routed([...OBJECTS, ...api, WEB, SHOP], { host, port: 80 }, { ...ENTRY, labels });
    expect(inShort(decision)).toBe(expected);
  });
});
