import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { builtInErrors } from "@/lib/testing/built-in-object";

describe("a Service", () => {
  it.each<readonly [string, JsonObject, readonly string[]]>([
    ["an unknown type", { spec: { type: "X" } }, ["spec.type NotSupported"]],
    ["an unknown affinity", { spec: { sessionAffinity: "X" } }, ["spec.sessionAffinity NotSupported"]],
    [
      "an address that is none, before anything else",
      { spec: { clusterIP: "abc", type: "X" } },
      ["spec.clusterIPs[0] Invalid"],
    ],
    ["an unknown family policy", { spec: { ipFamilyPolicy: "X" } }, ["spec.ipFamilyPolicy NotSupported"]],
    ["an external address that is none", { spec: { externalIPs: ["x"] } }, ["spec.externalIPs[0] Invalid"]],
    ["a selector that is no label", { spec: { selector: { "a b": "c" } } }, ["spec.selector Invalid"]],
    [
      "a port name with dots",
      { spec: { ports: [{ port: 80, name: "a.b" }] } },
      ["spec.ports[0].name Invalid"],
    ],
    [
      "two ports of one name",
      {
        spec: {
          ports: [
            { port: 80, name: "a" },
            { port: 81, name: "a" },
          ],
        },
      },
      ["spec.ports[1].name Duplicate"],
    ],
    [
      "a target port by a bad name",
      { spec: { ports: [{ port: 80, targetPort: "A_B" }] } },
      ["spec.ports[0].targetPort Invalid", "spec.ports[0].targetPort Invalid"],
    ],
    [
      "a target port out of range",
      { spec: { ports: [{ port: 80, targetPort: 70_000 }] } },
      ["spec.ports[0].targetPort Invalid"],
    ],
    [
      "an unknown protocol",
      { spec: { ports: [{ port: 80, protocol: "HTTP" }] } },
      ["spec.ports[0].protocol NotSupported"],
    ],
    [
      "a node port that nobody can reach",
      { spec: { ports: [{ port: 80, nodePort: 30_000 }] } },
      ["spec.ports[0].nodePort Forbidden"],
    ],
    ["a node port", { spec: { type: "NodePort", ports: [{ port: 80, nodePort: 30_000 }] } }, []],
    [
      "an external policy without external access",
      { spec: { externalTrafficPolicy: "Local" } },
      ["spec.externalTrafficPolicy Invalid"],
    ],
    [
      "an unknown external policy",
      { spec: { type: "NodePort", externalTrafficPolicy: "X" } },
      ["spec.externalTrafficPolicy NotSupported"],
    ],
    [
      "an unknown internal policy",
      { spec: { internalTrafficPolicy: "X" } },
      ["spec.internalTrafficPolicy NotSupported"],
    ],
    [
      "an external name that is none",
      { spec: { type: "ExternalName", externalName: "A_B" } },
      ["spec.externalName Invalid"],
    ],
    ["an external name that ends in a dot", { spec: { type: "ExternalName", externalName: "a.b." } }, []],
    [
      "an external name and an address",
      { spec: { type: "ExternalName", externalName: "a.b", clusterIP: "None" } },
      ["spec.clusterIPs Forbidden"],
    ],
  ])("with %s", (_, change, expected) => {
    expect(builtInErrors("Service", change)).toEqual(expected);
  });
});
