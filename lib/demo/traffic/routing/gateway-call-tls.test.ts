import { describe, expect, it } from "vitest";
import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { answering, atGateway, gateway, server, SHOP } from "@/lib/testing/at-gateway";
import type { K8sObject } from "../../world/k8s-object";
import type { Call } from "../model/call";

const SECRET: K8sObject = { apiVersion: "v1", kind: "Secret", metadata: { namespace: "edge", name: "cert" } };

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
      "is refused with a Secret of another name",
      [{ ...SECRET, metadata: { namespace: "edge", name: "x" } }, secure("SIMPLE"), SHOP],
      https,
      "noListener",
    ],
    [
      "is refused with a Secret of another namespace",
      [{ ...SECRET, metadata: { namespace: "shop", name: "cert" } }, secure("SIMPLE"), SHOP],
      https,
      "noListener",
    ],
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
    expect(atGateway(objects, call)).toBe(expected);
  });

  it.each([
    ["TLS that is ended is not routed by tls routes", "TLS", { mode: "ISTIO_MUTUAL" }, { tls: true }],
    ["TLS that is passed on is not routed by tcp routes", "TLS", { mode: "PASSTHROUGH" }, { tls: false }],
  ])("%s", (_rule, protocol, settings, { tls: byName }) => {
    const route = [{ destination: { host: "reviews" } }];
    const section = byName ? { tls: [{ match: [SNI], route }] } : { tcp: [{ route }] };
    const objects = [
      gateway([server(443, protocol, ["*"], settings)]),
      answering("shop/a", ["a.example.com"], 0, { http: [], ...section }),
    ];
    expect(atGateway(objects, { ...https, protocol: "tls" })).toBe("noRoute");
  });

  it("passed on is routed by the VirtualService of the closest host alone", () => {
    const route = (path: string, hosts: Json, host: string): K8sObject =>
      answering(path, hosts, 0, {
        http: [],
        tls: [{ match: [{ sniHosts: ["*.example.com"] }], route: [{ destination: { host } }] }],
      });
    const objects = [
      secure("PASSTHROUGH"),
      route("shop/a", ["*.example.com"], "wide"),
      route("shop/b", ["a.example.com"], "reviews"),
    ];
    expect(atGateway(objects, { ...https, protocol: "tls" })).toBe("reviews.shop:8080=1");
  });

  it("matches the scheme of what it ended", () => {
    const rule = answering("shop/a", ["a.example.com"], 0, {
      http: [{ match: [{ scheme: { exact: "https" } }], directResponse: { status: 201 } }],
    });
    const both = gateway([server(80, "HTTP", ["*"]), server(443, "HTTPS", ["*"], tls("SIMPLE"))]);
    expect([atGateway([SECRET, both, rule], https), atGateway([SECRET, both, rule])]).toEqual([
      "direct_response 201",
      "noRoute",
    ]);
  });

  it("is chosen by the closest host of several servers", () => {
    const servers = gateway([
      server(443, "TLS", ["*.example.com"], { mode: "PASSTHROUGH" }),
      server(443, "HTTPS", ["a.example.com"], tls("SIMPLE")),
    ]);
    expect(atGateway([SECRET, servers, SHOP], https)).toBe("direct_response 201");
  });

  it("is asked for by a redirect, with or without a VirtualService", () => {
    const redirecting = gateway([server(80, "HTTP", ["a.example.com"], { httpsRedirect: true })]);
    expect(atGateway([redirecting, SHOP])).toBe("redirect 301");
    expect(atGateway([redirecting])).toBe("redirect 301");
    expect(atGateway([redirecting], { host: "b.example.com" })).toBe("noRoute");
  });
});
