import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import { identityNeedsMtls } from "./identity-needs-mtls";

const peers = (path: string, mode: string, more: JsonObject = {}, createdAt = "2026-01-01T00:00:00Z") =>
  specObject("PeerAuthentication", path, { mtls: { mode }, ...more }, { creationTimestamp: createdAt });
const ofApp = (app: string): JsonObject => ({ selector: { matchLabels: { app } } });
const rule = (host: string, mode: string) =>
  specObject("DestinationRule", `istio-system/${mode.toLowerCase()}`, {
    host,
    trafficPolicy: { tls: { mode } },
  });
const cart = workloadObjects("shop/cart", { containers: SIDECAR });
const noAuto = { settings: { autoMtls: false } };

describe("a policy that asks who calls", () => {
  const policy = (spec: JsonObject = {}) =>
    specObject("AuthorizationPolicy", "shop/p", {
      rules: [{ from: [{ source: { principals: ["cluster.local/ns/shop/sa/a"] } }] }],
      ...spec,
    });
  const CODE = ["KIA0105 error spec.rules[0].from[0].source.principals"];
  const off = peers("shop/default", "DISABLE");

  it.each<[string, readonly ReturnType<typeof peers>[], readonly string[]]>([
    ["fails where mutual TLS is disabled", [off], CODE],
    ["fails where it is disabled for the workload", [peers("shop/cart", "DISABLE", ofApp("cart"))], CODE],
    ["holds where the workload has it again", [off, peers("shop/cart", "STRICT", ofApp("cart"))], []],
    ["holds where it is permissive: callers use it by themselves", [peers("shop/default", "PERMISSIVE")], []],
    ["holds where nothing is said", [], []],
    [
      "holds where some ports have it",
      [peers("shop/default", "DISABLE", { portLevelMtls: { 8080: { mode: "STRICT" } } })],
      [],
    ],
  ])("%s", (_case, policies, expected) => {
    expect(foundBy(identityNeedsMtls, policy(), [...cart, ...policies])).toEqual(expected);
  });

  it("needs callers that are told to, where they do not use it by themselves", () => {
    expect(foundBy(identityNeedsMtls, policy(), cart, noAuto)).toEqual(CODE);
    const told = (host: string) =>
      foundBy(identityNeedsMtls, policy(), [...cart, rule(host, "ISTIO_MUTUAL")], noAuto);
    expect(told("*.local")).toEqual([]);
    expect(told("cart.shop.svc.cluster.local")).toEqual([]);
    expect(told("pay.other.svc.cluster.local")).toEqual(CODE);
    expect(foundBy(identityNeedsMtls, policy(), [...cart, peers("shop/default", "STRICT")], noAuto)).toEqual(
      [],
    );
  });

  it.each<[string, JsonObject, string]>([
    ["namespaces", { from: [{ source: { namespaces: ["a"] } }] }, "from[0].source.namespaces"],
    [
      "namespaces it excludes",
      { from: [{ source: { notNamespaces: ["a"] } }] },
      "from[0].source.notNamespaces",
    ],
    [
      "principals it excludes",
      { from: [{ source: { notPrincipals: ["a"] } }] },
      "from[0].source.notPrincipals",
    ],
    ["a condition", { when: [{ key: "source.principal", values: ["a"] }] }, "when[0].key"],
    ["the server name", { when: [{ key: "connection.sni", values: ["a"] }] }, "when[0].key"],
  ])("may ask by %s", (_case, asked, path) => {
    expect(foundBy(identityNeedsMtls, policy({ rules: [asked] }), [...cart, off])).toEqual([
      `KIA0105 error spec.rules[0].${path}`,
    ]);
  });

  it("may ask for requests and addresses", () => {
    const rules = [
      {
        from: [{ source: { requestPrincipals: ["*"], ipBlocks: ["10.0.0.0/8"] } }],
        when: [{ key: "request.headers[x]", values: ["a"] }],
      },
    ];
    expect(foundBy(identityNeedsMtls, policy({ rules }), [...cart, off])).toEqual([]);
  });

  it("is not judged where nothing enforces it, ztunnel does, or what decides cannot be read", () => {
    expect(foundBy(identityNeedsMtls, policy(), [...workloadObjects("shop/cart"), off])).toEqual([]);
    const ambient = [
      namespaceOf("shop", { "istio.io/dataplane-mode": "ambient" }),
      ...workloadObjects("shop/cart"),
    ];
    expect(foundBy(identityNeedsMtls, policy(), [...ambient, off])).toEqual([]);
    const unknown = { unknown: ["PeerAuthentication"] } as const;
    expect(foundBy(identityNeedsMtls, policy(), [...cart, off], unknown)).toEqual([]);
  });
});
