import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoMeshConfig, demoPod } from "@/lib/testing/demo-objects";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import { isObject } from "../../world/read-json";
import { meshWorld } from "../registry/mesh-world";
import { peerMode } from "./peer-mode";

const WEB = { selector: { matchLabels: { app: "web" } } };

const policy = (path: string, mode: string | null, more: JsonObject = {}, created = ""): K8sObject => {
  const made = demoConfig("PeerAuthentication", path, {
    ...(mode === null ? {} : { mtls: { mode } }),
    ...more,
  });
  return created === "" ? made : { ...made, metadata: { ...made.metadata, creationTimestamp: created } };
};

function modeOn(port: number, ...objects: readonly K8sObject[]): string {
  return modeAt("sidecar", port, ...objects);
}

function modeAt(dataPlane: "sidecar" | "ztunnel", port: number, ...objects: readonly K8sObject[]): string {
  const pod = demoPod({ workload: "web", dataPlane });
  const world = meshWorld(objectsView([pod, ...objects]));
  const [web] = world.groupsOf("shop", "web");
  if (!web) throw new Error("no pods");
  return peerMode(world, web, port);
}

/** https://istio.io/latest/docs/reference/config/security/peer_authentication/ */
describe("peerMode", () => {
  const root = policy("istio-system/default", "STRICT");
  const namespace = policy("shop/default", "DISABLE");
  const workload = policy("shop/web", "PERMISSIVE", WEB);

  it.each<readonly [string, readonly K8sObject[], string]>([
    ["is PERMISSIVE without policies", [], "PERMISSIVE"],
    ["is the mesh's", [root], "STRICT"],
    ["is the namespace's before the mesh's", [root, namespace], "DISABLE"],
    ["is the workload's before the namespace's", [root, namespace, workload], "PERMISSIVE"],
    ["inherits the mesh's for UNSET of the namespace", [root, policy("shop/default", "UNSET")], "STRICT"],
    [
      "inherits the namespace's for UNSET of the workload",
      [namespace, policy("shop/web", "UNSET", WEB)],
      "DISABLE",
    ],
    ["inherits where mtls is absent", [root, policy("shop/default", null)], "STRICT"],
    ["inherits what is no mode", [root, policy("shop/default", "STRICTEST")], "STRICT"],
    ["ignores other namespaces", [policy("other/default", "STRICT")], "PERMISSIVE"],
    [
      "ignores a selector of other pods",
      [policy("shop/api", "STRICT", { selector: { matchLabels: { app: "api" } } })],
      "PERMISSIVE",
    ],
    ["ignores a selector in the root namespace", [policy("istio-system/web", "STRICT", WEB)], "PERMISSIVE"],
    [
      "takes an empty selector for the namespace's policy",
      [root, policy("shop/a", "DISABLE", { selector: {} })],
      "DISABLE",
    ],
    [
      "takes the oldest of several for a workload",
      [
        policy("shop/a", "STRICT", WEB, "2026-02-01T00:00:00Z"),
        policy("shop/b", "DISABLE", WEB, "2026-01-01T00:00:00Z"),
      ],
      "DISABLE",
    ],
    [
      "takes the oldest of several for a namespace",
      [
        policy("shop/a", "STRICT", {}, "2026-01-01T00:00:00Z"),
        policy("shop/b", "DISABLE", {}, "2025-01-01T00:00:00Z"),
      ],
      "DISABLE",
    ],
    [
      "follows MeshConfig to the root namespace",
      [
        demoMeshConfig("rootNamespace: mesh\n"),
        policy("mesh/default", "STRICT"),
        policy("istio-system/x", "DISABLE"),
      ],
      "STRICT",
    ],
  ])("%s", (_rule, objects, expected) => {
    expect(modeOn(8080, ...objects)).toBe(expected);
    expect(modeOn(8080, ...objects.toReversed())).toBe(expected);
  });

  it.each([
    ["has its own mode", { 8080: { mode: "DISABLE" } }, 8080, "DISABLE"],
    ["leaves other ports to the workload", { 8080: { mode: "DISABLE" } }, 9090, "STRICT"],
    ["inherits the workload's for UNSET", { 8080: { mode: "UNSET" } }, 8080, "STRICT"],
  ])("a port %s", (_rule, portLevelMtls, port, expected) => {
    expect(modeOn(port, policy("shop/web", "STRICT", { ...WEB, portLevelMtls }))).toBe(expected);
  });

  it("ignores a selector in the root namespace for the pods of that namespace too", () => {
    const pod = demoPod({ namespace: "istio-system", workload: "web" });
    const world = meshWorld(objectsView([pod, policy("istio-system/web", "STRICT", WEB)]));
    const [web] = world.groupsOf("istio-system", "web");
    expect(web && peerMode(world, web, 8080)).toBe("PERMISSIVE");
  });

  it("ignores modes of ports without a selector", () => {
    expect(modeOn(8080, policy("shop/a", "STRICT", { portLevelMtls: { 8080: { mode: "DISABLE" } } }))).toBe(
      "STRICT",
    );
  });

  it.each([null, 1, "STRICT", [], { mode: 3 }, { mode: null }])("takes mtls %j for unset", (mtls) => {
    expect(modeOn(8080, demoConfig("PeerAuthentication", "shop/a", { mtls }))).toBe("PERMISSIVE");
  });

  it("depends on nothing but the policies of the namespace and the root namespace, and never throws", () => {
    const spec = fc
      .dictionary(fc.constantFrom("mtls", "selector", "portLevelMtls"), fc.jsonValue())
      .filter(isObject);
    fc.assert(
      fc.property(spec, spec, (one, other) => {
        const own = demoConfig("PeerAuthentication", "shop/a", one);
        const elsewhere = demoConfig("PeerAuthentication", "other/b", other);
        expect(modeOn(8080, own, elsewhere)).toBe(modeOn(8080, own));
      }),
    );
  });
});

/** https://istio.io/latest/docs/ambient/usage/l4-policy/#peer-authentication */
describe("peerMode at a ztunnel", () => {
  const strict = policy("istio-system/default", "STRICT");

  it.each<readonly [string, K8sObject, string]>([
    ["ignores a namespace's DISABLE", policy("shop/default", "DISABLE"), "STRICT"],
    ["ignores a workload's DISABLE", policy("shop/web", "DISABLE", WEB), "STRICT"],
    ["obeys PERMISSIVE", policy("shop/default", "PERMISSIVE"), "PERMISSIVE"],
    [
      "obeys the mode of a port",
      policy("shop/web", "STRICT", { ...WEB, portLevelMtls: { 8080: { mode: "PERMISSIVE" } } }),
      "PERMISSIVE",
    ],
  ])("%s", (_rule, object, expected) => {
    expect(modeAt("ztunnel", 8080, strict, object)).toBe(expected);
  });
});
