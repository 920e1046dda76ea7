import { describe, expect, it } from "vitest";
import { overlaySnapshot } from "@/lib/domain/config/overlay-snapshot";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { CALM, peerAuthentication, plainRow, strictIn } from "@/lib/testing/mtls-world";
import { shopSnapshot } from "@/lib/testing/shop-mesh";
import { SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import { meshRouting } from "../../routing/mesh-routing";
import { strictDraft } from "./strict-draft";
import type { StrictDraft, StrictScope } from "./strict-verdict";

const SHOP: StrictScope = { namespace: "shop", workload: "" };
const CART: StrictScope = { namespace: "shop", workload: "cart-v1" };

function drafted(scope: StrictScope, ...objects: readonly ClusterObject[]): StrictDraft | null {
  const snapshot = overlaySnapshot(shopSnapshot(), { put: objects, removed: [] });
  return strictDraft(meshRouting(snapshot, "istio-system", true), scope);
}

const made = (namespace: string, name: string, spec: JsonObject): JsonObject => ({
  apiVersion: "security.istio.io/v1",
  kind: "PeerAuthentication",
  metadata: { name, namespace },
  spec,
});
const STRICT = { mtls: { mode: "STRICT" } };
const dated = (object: ClusterObject, creationTimestamp: string): ClusterObject => ({
  ...object,
  meta: { ...object.meta, creationTimestamp },
});

// https://istio.io/latest/docs/reference/config/security/peer_authentication/
describe("the object that makes a scope STRICT", () => {
  it.each<readonly [rule: string, scope: StrictScope, held: readonly ClusterObject[], edited: JsonObject]>([
    ["is a new one of the namespace", SHOP, [], made("shop", "default", STRICT)],
    [
      "is a new one of the root namespace for the mesh",
      { namespace: "", workload: "" },
      [],
      made("istio-system", "default", STRICT),
    ],
    [
      "has another name where that is taken by one of a workload",
      SHOP,
      [peerAuthentication("shop/default", "PERMISSIVE", "cart")],
      made("shop", "default-strict", STRICT),
    ],
    [
      "is a new one that selects the workload by as few labels as name no other",
      CART,
      [],
      made("shop", "cart-v1", { selector: { matchLabels: { app: "cart", version: "v1" } }, ...STRICT }),
    ],
    [
      "selects by the app where it has one version",
      { namespace: "shop", workload: "web" },
      [],
      made("shop", "web", { selector: { matchLabels: { app: "web" } }, ...STRICT }),
    ],
  ])("%s", (_rule, scope, held, edited) => {
    expect(drafted(scope, ...held)).toEqual({ baseline: null, edited });
  });

  it("selects by no label that passes with a release", () => {
    const labels = { tier: "back", "pod-template-hash": "5d4f" };
    const odd = workloadObjects("shop/odd", { containers: SIDECAR, labels });
    expect(drafted({ namespace: "shop", workload: "odd" }, ...odd)?.edited).toEqual(
      made("shop", "odd", { selector: { matchLabels: { tier: "back" } }, ...STRICT }),
    );
  });

  it("is the one there is, with nothing but its mode changed", () => {
    const ports = { portLevelMtls: { 9102: { mode: "PERMISSIVE" } } };
    const held = peerAuthentication("shop/cart", "PERMISSIVE", "cart", ports);
    const selector = { matchLabels: { app: "cart" } };
    expect(drafted(CART, held)).toEqual({
      baseline: made("shop", "cart", { selector, mtls: { mode: "PERMISSIVE" }, ...ports }),
      edited: made("shop", "cart", { selector, ...STRICT, ...ports }),
    });
  });

  it("is the oldest of several, which is the one that counts", () => {
    const young = dated(peerAuthentication("shop/a", "PERMISSIVE"), "2026-02-01T00:00:00Z");
    const old = dated(peerAuthentication("shop/z", "DISABLE"), "2025-02-01T00:00:00Z");
    expect(drafted(SHOP, young, old)?.edited).toEqual(made("shop", "z", STRICT));
  });

  it("is the oldest also where that leaves its mode open", () => {
    expect(drafted(SHOP, peerAuthentication("shop/default", "UNSET"))?.edited).toEqual(
      made("shop", "default", STRICT),
    );
  });

  it.each<readonly [string, StrictScope, readonly ClusterObject[]]>([
    ["an unknown workload", { namespace: "shop", workload: "nobody" }, []],
    [
      "a workload of the root namespace",
      { namespace: "istio-system", workload: "edge" },
      workloadObjects("istio-system/edge", { containers: SIDECAR }),
    ],
    [
      "a workload without labels",
      { namespace: "shop", workload: "bare" },
      workloadObjects("shop/bare", { containers: SIDECAR, labels: {} }).filter(({ kind }) => kind !== "Pod"),
    ],
  ])("is none for %s", (_rule, scope, objects) => {
    expect(drafted(scope, ...objects)).toBeNull();
    expect(strictIn(objects, CALM, { scope })).toMatchObject({ verdict: "notEnoughData", draft: [] });
  });
});

describe("a draft on a policy that others share", () => {
  it("is judged by all workloads that it makes STRICT", () => {
    const shared = peerAuthentication("shop/cart", "PERMISSIVE", "cart");
    const rows = [...CALM, plainRow("", "shop/cart-v2")];
    expect(strictIn([shared], rows, { scope: CART }).blockers).toMatchObject([
      { server: { namespace: "shop", workload: "cart-v2" } },
    ]);
    expect(strictIn([], rows, { scope: CART }).verdict).toBe("safe");
  });
});
