import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import { workloadsOf } from "../workloads-of";
import { disabledNeedsPlainCallers } from "./disabled-needs-plain-callers";
import { identityNeedsMtls } from "./identity-needs-mtls";
import { peerModeOf } from "./peer-mode";
import { strictNeedsMutualCallers } from "./strict-needs-mutual-callers";

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

describe("the mode of mutual TLS", () => {
  const modeOf = (...policies: ReturnType<typeof peers>[]) => {
    const mesh = meshViewOf([...cart, ...policies]);
    const [workload] = workloadsOf(mesh, "shop");
    const found = workload && peerModeOf(mesh, workload);
    return [found?.mode, found?.from?.meta.name];
  };
  const all = peers("istio-system/mesh", "STRICT");
  const own = peers("shop/default", "DISABLE");
  const cartOnly = peers("shop/cart", "STRICT", ofApp("cart"));
  it("is PERMISSIVE where nothing is said", () => {
    expect(modeOf()).toEqual(["PERMISSIVE", undefined]);
  });
  it("is that of the workload, else of its namespace, else of the mesh", () => {
    expect(modeOf(all)).toEqual(["STRICT", "mesh"]);
    expect(modeOf(all, own)).toEqual(["DISABLE", "default"]);
    expect(modeOf(all, own, cartOnly)).toEqual(["STRICT", "cart"]);
    expect(modeOf(peers("shop/db", "STRICT", ofApp("db")))).toEqual(["PERMISSIVE", undefined]);
  });
  it("is handed down where a policy leaves it open", () => {
    expect(modeOf(all, peers("shop/default", "UNSET"), peers("shop/cart", "UNSET", ofApp("cart")))).toEqual([
      "STRICT",
      "mesh",
    ]);
  });
  it("is that of the oldest of several", () => {
    expect(modeOf(own, peers("shop/first", "STRICT", {}, "2020-01-01T00:00:00Z"))).toEqual([
      "STRICT",
      "first",
    ]);
  });
});

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

describe("STRICT", () => {
  const mesh = peers("istio-system/default", "STRICT");
  const shop = peers("shop/default", "STRICT");
  it("needs callers that use mutual TLS where that is not automatic", () => {
    expect(foundBy(strictNeedsMutualCallers, mesh, [], noAuto)).toEqual(["KIA0401 error spec.mtls"]);
    expect(foundBy(strictNeedsMutualCallers, shop, [], noAuto)).toEqual(["KIA0501 error spec.mtls"]);
  });

  it.each([
    ["automatic mutual TLS", shop, [], {}],
    ["a rule for the mesh", mesh, [rule("*.local", "ISTIO_MUTUAL")], noAuto],
    ["a rule for the mesh, in a namespace", shop, [rule("*.local", "MUTUAL")], noAuto],
    ["a rule for the namespace", shop, [rule("*.shop.svc.cluster.local", "ISTIO_MUTUAL")], noAuto],
    ["another mode", peers("shop/default", "PERMISSIVE"), [], noAuto],
    ["a selector", peers("shop/cart", "STRICT", ofApp("cart")), [], noAuto],
    ["no right to read rules", shop, [], { ...noAuto, unknown: ["DestinationRule"] as const }],
  ])("is fine with %s", (_case, object, others, told) => {
    expect(foundBy(strictNeedsMutualCallers, object, others, told)).toEqual([]);
  });

  it("is not helped by a rule for a namespace where the mesh is meant, or for another one", () => {
    const other = rule("*.other.svc.cluster.local", "ISTIO_MUTUAL");
    expect(foundBy(strictNeedsMutualCallers, shop, [other], noAuto)).toHaveLength(1);
    expect(foundBy(strictNeedsMutualCallers, mesh, [other], noAuto)).toHaveLength(1);
  });
});

describe("DISABLE", () => {
  const mesh = peers("istio-system/default", "DISABLE");
  const shop = peers("shop/default", "DISABLE");
  it("contradicts rules that ask for mutual TLS", () => {
    const wide = rule("*.local", "ISTIO_MUTUAL");
    expect(foundBy(disabledNeedsPlainCallers, mesh, [wide])).toEqual(["KIA0506 error spec.mtls"]);
    expect(foundBy(disabledNeedsPlainCallers, shop, [wide])).toEqual(["KIA0505 error spec.mtls"]);
    const own = rule("*.shop.svc.cluster.local", "MUTUAL");
    expect(foundBy(disabledNeedsPlainCallers, shop, [own])).toEqual(["KIA0505 error spec.mtls"]);
    expect(foundBy(disabledNeedsPlainCallers, mesh, [own])).toEqual([]);
  });

  it.each([
    ["no rule", shop, []],
    ["a rule that disables TLS", shop, [rule("*.local", "DISABLE")]],
    ["a rule for another namespace", shop, [rule("*.other.svc.cluster.local", "ISTIO_MUTUAL")]],
    ["another mode", peers("shop/default", "STRICT"), [rule("*.local", "ISTIO_MUTUAL")]],
  ])("is fine with %s", (_case, object, others) => {
    expect(foundBy(disabledNeedsPlainCallers, object, others)).toEqual([]);
  });
});
