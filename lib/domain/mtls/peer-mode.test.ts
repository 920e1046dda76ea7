import { describe, expect, it } from "vitest";
import { meshWorkload, shopSnapshot } from "@/lib/testing/shop-mesh";
import { specObject } from "@/lib/testing/spec-object";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import type { MeshWorkload } from "../routing/mesh-workload";
import { peerModes } from "./peer-mode";

const mode = (
  path: string,
  mtls: string,
  more: JsonObject = {},
  created = "2026-01-01T00:00:00Z",
): ClusterObject =>
  specObject("PeerAuthentication", path, { mtls: { mode: mtls }, ...more }, { creationTimestamp: created });
const CART: JsonObject = { selector: { matchLabels: { app: "cart" } } };
const MESH = mode("istio-system/default", "STRICT");

const decided = (
  policies: readonly ClusterObject[],
  port: number | null = null,
  at: Partial<MeshWorkload> = {},
): string => {
  const {
    mode: found,
    by,
    level,
  } = peerModes(shopSnapshot(...policies), "istio-system").of(meshWorkload(at), port);
  return `${found} ${level}${by ? ` ${by.namespace}/${by.name}` : ""}`;
};

// https://istio.io/latest/docs/reference/config/security/peer_authentication/
describe("peerModes", () => {
  it.each<readonly [rule: string, policies: readonly ClusterObject[], port: number | null, expected: string]>(
    [
      ["is PERMISSIVE where nothing is said", [], null, "PERMISSIVE default"],
      ["is the mesh's", [MESH], null, "STRICT mesh istio-system/default"],
      [
        "is the namespace's before the mesh's",
        [MESH, mode("shop/d", "DISABLE")],
        null,
        "DISABLE namespace shop/d",
      ],
      ["is no other namespace's", [mode("bank/d", "STRICT")], null, "PERMISSIVE default"],
      [
        "is the workload's before the namespace's",
        [mode("shop/d", "STRICT"), mode("shop/w", "PERMISSIVE", CART)],
        null,
        "PERMISSIVE workload shop/w",
      ],
      [
        "is the port's before the workload's",
        [mode("shop/w", "STRICT", { ...CART, portLevelMtls: { 9090: { mode: "DISABLE" } } })],
        9090,
        "DISABLE port shop/w",
      ],
      [
        "is the workload's on other ports",
        [mode("shop/w", "STRICT", { ...CART, portLevelMtls: { 9090: { mode: "DISABLE" } } })],
        8080,
        "STRICT workload shop/w",
      ],
      [
        "inherits where it is UNSET",
        [MESH, mode("shop/d", "UNSET")],
        null,
        "STRICT mesh istio-system/default",
      ],
      [
        "inherits for a workload too",
        [mode("shop/d", "STRICT"), mode("shop/w", "UNSET", CART)],
        null,
        "STRICT namespace shop/d",
      ],
      [
        "is the oldest of two",
        [mode("shop/young", "STRICT", {}, "2026-02-01T00:00:00Z"), mode("shop/old", "DISABLE")],
        null,
        "DISABLE namespace shop/old",
      ],
      [
        "leaves out a selector that selects others",
        [mode("shop/w", "STRICT", { selector: { matchLabels: { app: "x" } } })],
        null,
        "PERMISSIVE default",
      ],
      [
        "is none of the root namespace's that selects workloads",
        [mode("istio-system/w", "STRICT", CART)],
        null,
        "PERMISSIVE default",
      ],
    ],
  )("%s", (_rule, policies, port, expected) => {
    expect(decided(policies, port)).toBe(expected);
  });

  // https://istio.io/latest/docs/ambient/usage/l4-policy/#peer-authentication
  it("leaves out DISABLE at a ztunnel", () => {
    expect(decided([mode("shop/d", "DISABLE")], null, { dataPlane: "ztunnel" })).toBe("PERMISSIVE default");
  });

  it("has the root namespace's own policy decide there for the mesh", () => {
    expect(decided([MESH], null, { namespace: "istio-system" })).toBe("STRICT mesh istio-system/default");
  });

  it("leaves out a selector in the root namespace also for its own workloads", () => {
    const own = mode("istio-system/w", "STRICT", CART);
    expect(decided([own], null, { namespace: "istio-system" })).toBe("PERMISSIVE default");
  });

  it("takes a policy that is not written yet for the youngest", () => {
    expect(decided([mode("shop/a", "STRICT", {}, ""), mode("shop/b", "DISABLE")])).toBe(
      "DISABLE namespace shop/b",
    );
  });

  it("tells the ports that have a mode of their own", () => {
    const modes = peerModes(
      shopSnapshot(mode("shop/w", "STRICT", { ...CART, portLevelMtls: { 1: { mode: "DISABLE" }, 2: {} } })),
      "istio-system",
    );
    expect(modes.portsOf(meshWorkload())).toEqual([1]);
    expect(modes.portsOf(meshWorkload({ labels: {} }))).toEqual([]);
  });
});
