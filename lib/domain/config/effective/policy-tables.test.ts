import { describe, expect, it } from "vitest";
import { rowsOf, tablesOf } from "@/lib/testing/effective-rows";
import { specObject } from "@/lib/testing/spec-object";
import { workloadObjects } from "@/lib/testing/workload-objects";
import type { ClusterObject, JsonObject } from "../../mesh/cluster-object";

const policy = (
  path: string,
  spec: JsonObject = {},
  annotations: Record<string, string> = {},
): ClusterObject => specObject("AuthorizationPolicy", path, spec, { annotations });
const CART: JsonObject = { selector: { matchLabels: { app: "cart" } } };
const V1: JsonObject = { selector: { matchLabels: { version: "v1" } } };

// https://istio.io/latest/docs/concepts/security/#implicit-enablement
describe("where an AuthorizationPolicy applies", () => {
  it("is told by workload, with the order in which it and others are asked", () => {
    const others = [
      policy("shop/deny", { ...V1, action: "DENY", rules: [{}] }),
      policy("istio-system/ask", { action: "CUSTOM", rules: [{}] }),
    ];
    expect(rowsOf(tablesOf(policy("shop/p", { ...CART, rules: [{}] }), others), "Where")).toEqual([
      "plain: shop/cart-v1 | every | CUSTOM: istio-system/ask → DENY: shop/deny → ALLOW: this one",
      "plain: shop/cart-v2 | every | CUSTOM: istio-system/ask → ALLOW: this one",
    ]);
  });

  it("hides names of policies of namespaces that the viewer may not see", () => {
    const others = [policy("istio-system/secret", { rules: [{}] })];
    const [row] = rowsOf(tablesOf(policy("shop/p", V1), others, new Set(["shop"])), "Where");
    expect(row).toBe("plain: shop/cart-v1 | every | ALLOW: one of another namespace, this one");
  });

  it("marks what is only tried, and tells its namesake of another namespace apart", () => {
    const dry = policy("istio-system/p", { rules: [{}] }, { "istio.io/dry-run": "true" });
    expect(rowsOf(tablesOf(policy("shop/p", { ...V1, rules: [{}] }), [dry]), "Where")).toEqual([
      "plain: shop/cart-v1 | every | ALLOW: istio-system/p (dry run), this one",
    ]);
    expect(rowsOf(tablesOf(dry), "Where")[0]).toBe("muted: bank/till | every | ALLOW: this one (dry run)");
  });

  it.each<readonly [rule: string, object: ClusterObject, note: RegExp | null]>([
    ["nothing special", policy("shop/p", { rules: [{}] }), null],
    ["that it allows nothing", policy("shop/p"), /allows nothing/],
    ["that it never matches", policy("shop/p", { action: "DENY" }), /never matches/],
    ["that it is only tried", policy("shop/p", { rules: [{}] }, { "istio.io/dry-run": "true" }), /dry run/],
    [
      "that it applies to nobody",
      policy("shop/p", { selector: { matchLabels: { app: "x" } } }),
      /no workload/,
    ],
  ])("notes %s", (_rule, object, note) => {
    const [table] = tablesOf(object);
    if (note === null) expect(table?.note).toBeNull();
    else expect(table?.note).toMatch(note);
  });

  it("is a waypoint for services it names", () => {
    const waypoint = [
      ...workloadObjects("shop/waypoint", {
        labels: { "gateway.networking.k8s.io/gateway-name": "waypoint" },
        containers: [{ name: "istio-proxy" }],
      }),
      specObject("Gateway.gateway.networking.k8s.io", "shop/waypoint", {
        gatewayClassName: "istio-waypoint",
      }),
    ];
    const object = policy("shop/p", { targetRefs: [{ kind: "Service", name: "cart" }], rules: [{}] });
    expect(rowsOf(tablesOf(object, waypoint), "Where")).toEqual([
      "plain: shop/waypoint | cart | ALLOW: this one",
    ]);
  });
});

const peer = (path: string, mode: string, more: JsonObject = {}): ClusterObject =>
  specObject("PeerAuthentication", path, { mtls: { mode }, ...more });

// https://istio.io/latest/docs/reference/config/security/peer_authentication/
describe("what workloads accept", () => {
  it("is told by workload and port, with what decides in the end", () => {
    const own = peer("shop/cart", "STRICT", { ...V1, portLevelMtls: { 9090: { mode: "DISABLE" } } });
    expect(rowsOf(tablesOf(peer("shop/default", "PERMISSIVE"), [own]), "What")).toEqual([
      "muted: shop/cart-v1 | every other | STRICT | PeerAuthentication shop/cart (workload)",
      "muted: shop/cart-v1 | 9090 | DISABLE | PeerAuthentication shop/cart (port)",
      "plain: shop/cart-v2 | every other | PERMISSIVE | this one (namespace)",
      "plain: shop/web | every other | PERMISSIVE | this one (namespace)",
    ]);
  });

  it("is Istio's default where the policy says nothing", () => {
    expect(rowsOf(tablesOf(peer("shop/default", "UNSET")), "What")[0]).toContain(
      "PERMISSIVE | Istio's default",
    );
  });

  it("is told of the workloads it selects alone, and in the root namespace of all only without a selector", () => {
    const first = (one: ClusterObject): readonly string[] =>
      rowsOf(tablesOf(one), "What").map((row) => row.split(" | ")[0] ?? "");
    expect(first(peer("shop/cart", "STRICT", V1))).toEqual(["plain: shop/cart-v1"]);
    expect(first(peer("istio-system/cart", "STRICT", V1))).toEqual([]);
    expect(first(peer("istio-system/default", "STRICT"))).toEqual([
      "plain: bank/till",
      "plain: shop/cart-v1",
      "plain: shop/cart-v2",
      "plain: shop/web",
    ]);
  });

  it("is told of no workload without a proxy", () => {
    const bare = workloadObjects("shop/bare");
    const tables = tablesOf(peer("shop/default", "STRICT"), bare);
    expect(rowsOf(tables, "What").join()).not.toContain("bare");
    expect(tables[0]?.note).toBeNull();
  });

  it("says where nobody is in scope", () => {
    expect(tablesOf(peer("nowhere/default", "STRICT"))[0]?.note).toContain("No workload");
  });
});
