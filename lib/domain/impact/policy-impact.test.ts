import { describe, expect, it } from "vitest";
import { assess, bounds, refused } from "@/lib/testing/assessed-impact";
import { cartRow, cartServerRow } from "@/lib/testing/shop-rows";
import { specObject } from "@/lib/testing/spec-object";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";

const policy = (spec: JsonObject, annotations: Record<string, string> = {}): ClusterObject =>
  specObject(
    "AuthorizationPolicy",
    "shop/p",
    { selector: { matchLabels: { app: "cart" } }, ...spec },
    { annotations },
  );
const peer = (mode: string, path = "shop/default"): ClusterObject =>
  specObject("PeerAuthentication", path, { mtls: { mode } });
const from = (source: JsonObject): JsonObject => ({ rules: [{ from: [{ source }] }] });

describe("assessImpact of policies", () => {
  it.each<readonly [rule: string, after: readonly ClusterObject[], expected: readonly string[]]>([
    [
      "a DENY of the caller",
      [policy({ action: "DENY", ...from({ namespaces: ["shop"] }) })],
      ["web cart.shop 10"],
    ],
    [
      "an ALLOW of others",
      [policy(from({ principals: ["cluster.local/ns/bank/sa/till"] }))],
      ["web cart.shop 10"],
    ],
    ["an ALLOW of nobody", [policy({})], ["web cart.shop 10"]],
    ["an ALLOW of the caller", [policy(from({ principals: ["cluster.local/ns/shop/sa/web"] }))], []],
    ["a DENY in dry run", [policy({ action: "DENY", rules: [{}] }, { "istio.io/dry-run": "true" })], []],
    ["STRICT with mutual TLS", [peer("STRICT")], []],
    [
      "a DENY of the only port",
      [policy({ action: "DENY", rules: [{ to: [{ operation: { ports: ["8080"] } }] }] })],
      ["web cart.shop 10"],
    ],
  ])("%s", (_rule, after, expected) => {
    const impact = assess([], after);
    expect(refused(impact)).toEqual(expected);
    expect(impact.unknown).toEqual([]);
    expect(impact.state).toBe("known");
  });

  it.each<readonly [rule: string, spec: JsonObject]>([
    ["a DENY by path", { action: "DENY", rules: [{ to: [{ operation: { paths: ["/a"] } }] }] }],
    ["an ALLOW by claim", { rules: [{ when: [{ key: "request.auth.claims[a]", values: ["b"] }] }] }],
    ["an external authorizer", { action: "CUSTOM", rules: [{}] }],
  ])("cannot tell %s, and offers a dry run", (_rule, spec) => {
    const impact = assess([], [policy(spec)]);
    expect(bounds(impact)).toEqual(["web to cart.shop 10 dry run"]);
    expect(impact.refused).toEqual([]);
  });

  it("says nothing of a policy that cannot be told and stays", () => {
    const held = policy({ action: "DENY", rules: [{ to: [{ operation: { paths: ["/a"] } }] }] });
    const other = specObject("AuthorizationPolicy", "shop/q", { selector: { matchLabels: { app: "x" } } });
    expect(bounds(assess([held], [held, other]))).toEqual([]);
  });

  it("refuses only what is not refused already", () => {
    const rows = [
      cartRow("cart-v1", 6),
      cartRow("cart-v1", 4, { code: "403" }),
      cartServerRow("cart-v1", 10),
    ];
    const byPath = policy({ rules: [{ to: [{ operation: { paths: ["/a"] } }] }] });
    expect(refused(assess([byPath], [policy({})], rows))).toEqual(["web cart.shop 6"]);
    expect(bounds(assess([byPath], [], rows))).toEqual(["web to cart.shop 4 dry run"]);
  });

  it("lets in whom a policy refuses", () => {
    const impact = assess([policy({})], []);
    expect(
      impact.admitted.map(({ requestsPerSecond }) => requestsPerSecond).reduce((sum, one) => sum + one, 0),
    ).toBe(10);
    expect(impact.sentence).toContain("no longer be refused");
  });

  it("refuses by STRICT the share in plain text, and names the policy", () => {
    const rows = [cartRow("cart-v1", 10), cartServerRow("cart-v1", 7), cartServerRow("cart-v1", 3, "none")];
    const impact = assess([], [peer("STRICT")], rows);
    expect(refused(impact)).toEqual(["web cart.shop 3"]);
    expect(impact.refused[0]?.because).toBe(
      "plain text is not taken: PeerAuthentication shop/default (namespace) is STRICT",
    );
  });

  it("refuses mutual TLS that a DestinationRule asks for where it is disabled", () => {
    const mutual = specObject("DestinationRule", "shop/cart", {
      host: "cart",
      trafficPolicy: { tls: { mode: "ISTIO_MUTUAL" } },
    });
    expect(refused(assess([mutual], [mutual, peer("DISABLE")]))).toHaveLength(1);
    expect(refused(assess([], [peer("DISABLE")]))).toEqual([]);
  });

  it("refuses plain text that a DestinationRule asks for where mutual TLS is needed", () => {
    const plain = specObject("DestinationRule", "shop/cart", {
      host: "cart",
      trafficPolicy: { tls: { mode: "DISABLE" } },
    });
    expect(refused(assess([peer("STRICT")], [peer("STRICT"), plain]))).toEqual(["web cart.shop 10"]);
  });

  it("refuses plain text that nothing turns to mutual TLS where auto mTLS is off", () => {
    const rows = [cartServerRow("cart-v1", 10, "none")];
    const strict = (autoMtls: boolean): readonly string[] =>
      refused(assess([peer("DISABLE")], [peer("STRICT")], rows, { autoMtls }));
    expect(strict(true)).toEqual([]);
    expect(strict(false)).toEqual(["web cart.shop 10"]);
  });

  it("lets plain text have no identity", () => {
    const allowed = policy(from({ namespaces: ["shop"] }));
    const plain = specObject("DestinationRule", "shop/cart", {
      host: "cart",
      trafficPolicy: { tls: { mode: "DISABLE" } },
    });
    expect(refused(assess([allowed], [allowed, plain]))).toEqual(["web cart.shop 10"]);
  });

  it("cannot tell a policy of one port where the service has two", () => {
    const two = specObject("Service", "shop/many", {
      selector: { app: "cart" },
      ports: [{ port: 1 }, { port: 2 }],
    });
    const rows = [
      cartRow("cart-v1", 10, { destinationHost: "many.shop.svc.cluster.local", destinationService: "many" }),
    ];
    const ofPort = policy({ action: "DENY", rules: [{ to: [{ operation: { ports: ["1"] } }] }] });
    expect(bounds(assess([two], [two, ofPort], rows))).toEqual(["web to many.shop 10 dry run"]);
  });
});
