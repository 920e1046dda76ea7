import { describe, expect, it } from "vitest";
import { bookinfo } from "@/lib/demo/world/scenarios/bookinfo/bookinfo";
import { assess } from "@/lib/testing/assessed-impact";
import { CART_SUBSETS, cartByWeight, shopSnapshot } from "@/lib/testing/shop-mesh";
import { CART_ROWS, cartRow } from "@/lib/testing/shop-rows";
import { demoMesh } from "@/lib/testing/demo-mesh";
import { specObject } from "@/lib/testing/spec-object";
import type { TelemetryRow } from "../graph/telemetry-row";
import { assessImpact } from "./assess-impact";
import { watchOutcome, type WatchedOutcome, type WatchInput } from "./watch-outcome";

const [BEFORE, AFTER] = [cartByWeight(90, 10), cartByWeight(50, 50)];
const IMPACT = assess([CART_SUBSETS, BEFORE], [CART_SUBSETS, AFTER]);
const watch = (now: readonly TelemetryRow[], more: Partial<WatchInput> = {}): WatchedOutcome =>
  watchOutcome({
    changed: { kind: "VirtualService", before: BEFORE, after: AFTER },
    snapshot: shopSnapshot(CART_SUBSETS, AFTER),
    before: CART_ROWS,
    now,
    beforeSeconds: 60,
    nowSeconds: 60,
    elapsedSeconds: 90,
    scrapeSeconds: 15,
    impact: IMPACT,
    rootNamespace: "istio-system",
    ...more,
  });
const verdicts = ({ flows }: WatchedOutcome): readonly string[] =>
  flows.map(({ destination, verdict }) => `${destination} ${verdict}`).sort();

describe("watchOutcome", () => {
  it.each<readonly [rule: string, now: readonly TelemetryRow[], state: string, expected: readonly string[]]>([
    [
      "in force where requests go where they were foretold to",
      [cartRow("cart-v1", 5), cartRow("cart-v2", 5)],
      "yes",
      ["cart-v1 moved", "cart-v2 moved"],
    ],
    ["not yet where they go as before", CART_ROWS, "notYet", ["cart-v1 same", "cart-v2 same"]],
    [
      "not in force where the caller is silent, which is lost",
      [],
      "notYet",
      ["cart-v1 lost", "cart-v2 lost"],
    ],
  ])("is %s", (_rule, now, state, expected) => {
    const outcome = watch(now);
    expect(outcome.inForce.state).toBe(state);
    expect(verdicts(outcome)).toEqual(expected);
  });

  it("names the callers that have fallen silent", () => {
    expect(watch([]).inForce.message).toContain("Silent since: web.shop.");
  });

  it("tells worse success from other rates", () => {
    const now = [
      cartRow("cart-v1", 5),
      cartRow("cart-v1", 4, { code: "503" }),
      cartRow("cart-v2", 0.5),
      cartRow("cart-v2", 0.5, { code: "503" }),
    ];
    expect(verdicts(watch(now))).toEqual(["cart-v1 worse", "cart-v2 same"]);
  });

  it("takes silence for nothing before telemetry was read twice", () => {
    const outcome = watch([], { elapsedSeconds: 20, nowSeconds: 20 });
    expect(outcome.inForce.state).toBe("notYet");
    expect(verdicts(outcome)).toEqual(["cart-v1 same", "cart-v2 same"]);
  });

  it("takes a caller that now calls another service for moved", () => {
    const toTill = cartRow("till", 10, {
      destinationNamespace: "bank",
      destinationHost: "till.bank.svc.cluster.local",
      destinationService: "till",
      destinationServiceNamespace: "bank",
    });
    const after = specObject("VirtualService", "shop/cart", {
      hosts: ["cart"],
      http: [{ route: [{ destination: { host: "till.bank.svc.cluster.local" } }] }],
    });
    const outcome = watch([toTill], { changed: { kind: "VirtualService", before: BEFORE, after } });
    expect(verdicts(outcome)).toEqual(["cart-v1 moved", "cart-v2 moved", "till new"]);
  });

  it("has no traffic to tell by, or nothing foretold to look for", () => {
    expect(watch([], { before: [] }).inForce.state).toBe("noTraffic");
    expect(watch(CART_ROWS, { impact: null }).inForce.state).toBe("cannotTell");
    expect(watch(CART_ROWS, { impact: { ...IMPACT, moves: [] } }).inForce.state).toBe("cannotTell");
  });

  it("looks for refusals as failing or silent callers", () => {
    const policy = specObject("AuthorizationPolicy", "shop/p", {});
    const impact = assess([], [policy]);
    const changed = { kind: "AuthorizationPolicy", before: null, after: policy };
    const snapshot = shopSnapshot(policy);
    const denied = [cartRow("cart-v1", 9, { code: "403" }), cartRow("cart-v2", 1, { code: "403" })];
    expect(watch(denied, { changed, snapshot, impact }).inForce.state).toBe("yes");
    expect(watch(CART_ROWS, { changed, snapshot, impact }).inForce.state).toBe("notYet");
  });

  it("looks for admissions as requests that succeed", () => {
    const policy = specObject("AuthorizationPolicy", "shop/p", {});
    const impact = assess([policy], []);
    const denied = [cartRow("cart-v1", 9, { code: "403" })];
    const changed = { kind: "AuthorizationPolicy", before: policy, after: null };
    const outcome = watch([cartRow("cart-v1", 9)], {
      changed,
      snapshot: shopSnapshot(),
      impact,
      before: denied,
    });
    expect(outcome.inForce.state).toBe("yes");
  });

  it("sees in the simulated mesh what was foretold of it", () => {
    const before = demoMesh(bookinfo());
    const after = demoMesh(bookinfo(), (object) =>
      object.kind === "VirtualService" && object.metadata.name === "reviews" ? null : object,
    );
    const impact = assessImpact({
      before: before.snapshot,
      after: after.snapshot,
      rows: before.rows,
      windowSeconds: 60,
      rootNamespace: "istio-system",
      visible: before.namespaces,
    });
    const outcome = watch(after.rows, {
      changed: {
        kind: "VirtualService",
        before: before.snapshot.get("VirtualService", "bookinfo", "reviews") ?? null,
        after: null,
      },
      snapshot: after.snapshot,
      before: before.rows,
      impact,
    });
    expect(outcome.inForce.state).toBe("yes");
    expect(outcome.flows.filter(({ verdict }) => verdict === "lost")).toEqual([]);
  });
});
