import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { builtInErrors } from "@/lib/testing/built-in-object";

describe("a NetworkPolicy", () => {
  it.each<readonly [string, JsonObject, readonly string[]]>([
    ["a peer that is none", { spec: { ingress: [{ from: [{}] }] } }, ["spec.ingress[0].from[0] Required"]],
    [
      "a range that is none",
      { spec: { egress: [{ to: [{ ipBlock: { cidr: "10.0.0.0/40" } }] }] } },
      ["spec.egress[0].to[0].ipBlock.cidr Invalid"],
    ],
    ["a range", { spec: { egress: [{ to: [{ ipBlock: { cidr: "2001:db8::/64" } }] }] } }, []],
    [
      "no range",
      { spec: { egress: [{ to: [{ ipBlock: {} }] }] } },
      ["spec.egress[0].to[0].ipBlock.cidr Required"],
    ],
    [
      "a range and pods at once",
      { spec: { ingress: [{ from: [{ ipBlock: { cidr: "10.0.0.0/8" }, podSelector: {} }] }] } },
      ["spec.ingress[0].from[0] Forbidden"],
    ],
    [
      "a port out of range",
      { spec: { ingress: [{ ports: [{ port: 0 }] }] } },
      ["spec.ingress[0].ports[0].port Invalid"],
    ],
    [
      "an unknown protocol",
      { spec: { egress: [{ ports: [{ protocol: "X" }] }] } },
      ["spec.egress[0].ports[0].protocol NotSupported"],
    ],
    [
      "a selector of an unknown operator",
      { spec: { podSelector: { matchExpressions: [{ key: "a", operator: "X" }] } } },
      ["spec.podSelector.matchExpressions[0].operator Invalid"],
    ],
    [
      "a selector of no values",
      { spec: { podSelector: { matchExpressions: [{ key: "a", operator: "In" }] } } },
      ["spec.podSelector.matchExpressions[0].values Required"],
    ],
    [
      "a selector of needless values",
      { spec: { podSelector: { matchExpressions: [{ key: "a", operator: "Exists", values: ["b"] }] } } },
      ["spec.podSelector.matchExpressions[0].values Forbidden"],
    ],
  ])("with %s", (_, change, expected) => {
    expect(builtInErrors("NetworkPolicy", change)).toEqual(expected);
  });
});
