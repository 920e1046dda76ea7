import { describe, expect, it } from "vitest";
import { meshViewOf } from "@/lib/testing/mesh-view-of";
import { knowsWaypoints, unobeyedMessage } from "./rule-needs-waypoint";

const service = { kind: "Service", namespace: "shop", name: "cart" };

describe("why a rule is not obeyed", () => {
  it.each([
    ["namespace has no waypoint", 'Neither namespace "shop" nor Service "cart" uses a waypoint.'],
    ["service has no waypoint", 'Service "cart" uses no waypoint.'],
    [
      "another namespace",
      'Service "cart" is in namespace "shop", and its waypoint obeys rules of that namespace only.',
    ],
  ] as const)("is told: %s", (because, message) => {
    expect(unobeyedMessage({ because, service })).toBe(message);
  });

  it("is told only where waypoints, Services, namespaces and pods can be read", () => {
    expect(knowsWaypoints(meshViewOf([]))).toBe(true);
    for (const kind of ["Pod", "Service", "Namespace", "Gateway.gateway.networking.k8s.io"] as const)
      expect(knowsWaypoints(meshViewOf([], { unknown: [kind] }))).toBe(false);
  });
});
