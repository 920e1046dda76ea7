import { describe, expect, it } from "vitest";
import { meshObject } from "@/lib/testing/mesh-object";
import { isWaypointGateway } from "./gateway";

describe("isWaypointGateway", () => {
  it.each([
    ["istio-waypoint", true],
    ["istio", false],
    ["istio-remote", false],
    ["istio-east-west", false],
    ["istio-waypoint-custom", false],
    ["", false],
  ])("tells by the class %j: %s", (gatewayClassName, expected) => {
    // Names and labels tell nothing: an ingress gateway may be called "waypoint".
    const gateway = meshObject("Gateway", "waypoint", {}, { spec: { gatewayClassName } });
    expect(isWaypointGateway(gateway)).toBe(expected);
  });

  it("takes Istio's own Gateway, which has no class, for none", () => {
    const gateway = meshObject(
      "Gateway",
      "waypoint",
      {},
      { spec: { selector: { istio: "ingressgateway" } } },
    );
    expect(isWaypointGateway(gateway)).toBe(false);
  });
});
