import { describe, expect, it } from "vitest";
import { specObject } from "@/lib/testing/spec-object";
import { meshWorkload } from "@/lib/testing/shop-mesh";
import type { JsonObject } from "../mesh/cluster-object";
import type { MeshWorkload } from "../routing/mesh-workload";
import { hasLabels, policyApplies, readPolicyTarget } from "./policy-target";

const CART = { namespace: "shop", name: "cart" };
const WAYPOINT: Partial<MeshWorkload> = {
  workload: "waypoint",
  dataPlane: "waypoint",
  labels: { "gateway.networking.k8s.io/gateway-name": "waypoint" },
};
const ref = (kind: string, name: string): JsonObject => ({ targetRefs: [{ group: "", kind, name }] });

const applies = (path: string, spec: JsonObject, at: Partial<MeshWorkload> = {}, service = CART): boolean =>
  policyApplies(
    readPolicyTarget(specObject("AuthorizationPolicy", path, spec)),
    meshWorkload(at),
    service,
    "istio-system",
  );

// https://istio.io/latest/docs/concepts/security/#policy-target
describe("policyApplies", () => {
  it.each<
    readonly [rule: string, path: string, spec: JsonObject, at: Partial<MeshWorkload>, expected: boolean]
  >([
    ["without a selector to all of its namespace", "shop/p", {}, {}, true],
    ["to no other namespace", "bank/p", {}, {}, false],
    ["of the root namespace everywhere", "istio-system/p", {}, {}, true],
    ["by its selector", "shop/p", { selector: { matchLabels: { app: "cart" } } }, {}, true],
    [
      "only where all labels hold",
      "shop/p",
      { selector: { matchLabels: { app: "cart", x: "y" } } },
      {},
      false,
    ],
    [
      "of the root namespace by its selector",
      "istio-system/p",
      { selector: { matchLabels: { app: "web" } } },
      {},
      false,
    ],
    ["to nothing without a proxy", "shop/p", {}, { dataPlane: "none" }, false],
    ["at a ztunnel as at a sidecar", "shop/p", {}, { dataPlane: "ztunnel" }, true],
    ["by selector never at a waypoint", "shop/p", {}, WAYPOINT, false],
    ["to a service at a waypoint", "shop/p", ref("Service", "cart"), WAYPOINT, true],
    ["to another service at no waypoint", "shop/p", ref("Service", "web"), WAYPOINT, false],
    ["to a service at no sidecar", "shop/p", ref("Service", "cart"), {}, false],
    ["to a service of its own namespace only", "bank/p", ref("Service", "cart"), WAYPOINT, false],
    ["to a Gateway's proxies", "shop/p", ref("Gateway", "waypoint"), WAYPOINT, true],
    ["to no other Gateway's", "shop/p", ref("Gateway", "other"), WAYPOINT, false],
    [
      "to the class of all waypoints",
      "istio-system/p",
      ref("GatewayClass", "istio-waypoint"),
      WAYPOINT,
      true,
    ],
    [
      "to the class of all waypoints from the root namespace only",
      "shop/p",
      ref("GatewayClass", "istio-waypoint"),
      WAYPOINT,
      false,
    ],
    ["to no unknown kind", "shop/p", ref("Pod", "cart"), WAYPOINT, false],
    [
      "by the older single targetRef",
      "shop/p",
      { targetRef: { kind: "Service", name: "cart" } },
      WAYPOINT,
      true,
    ],
  ])("%s", (_rule, path, spec, at, expected) => {
    expect(applies(path, spec, at)).toBe(expected);
  });
});

it("needs every label that is wanted", () => {
  const workload = meshWorkload();
  expect(hasLabels(workload, {})).toBe(true);
  expect(hasLabels(workload, { app: "cart", version: "v2" })).toBe(false);
});
