import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { strictNeedsMutualCallers } from "./strict-needs-mutual-callers";

const peers = (path: string, mode: string, more: JsonObject = {}, createdAt = "2026-01-01T00:00:00Z") =>
  specObject("PeerAuthentication", path, { mtls: { mode }, ...more }, { creationTimestamp: createdAt });
const ofApp = (app: string): JsonObject => ({ selector: { matchLabels: { app } } });
const rule = (host: string, mode: string) =>
  specObject("DestinationRule", `istio-system/${mode.toLowerCase()}`, {
    host,
    trafficPolicy: { tls: { mode } },
  });
const noAuto = { settings: { autoMtls: false } };

describe("STRICT", () => {
  const mesh = peers("istio-system/default", "STRICT");
  const shop = peers("shop/default", "STRICT");
  it("needs callers that use mutual TLS where that is not automatic", () => {
    expect(foundBy(strictNeedsMutualCallers, mesh, [], noAuto)).toEqual(["KIA0401 error spec.mtls"]);
    expect(foundBy(strictNeedsMutualCallers, shop, [], noAuto)).toEqual(["KIA0501 error spec.mtls"]);
  });

  it.each([
    ["automatic mutual TLS", shop, [], {}],
    ["a rule for the mesh", mesh, [rule("*.local", "ISTIO_MUTUAL")], noAuto],
    ["a rule for the mesh, in a namespace", shop, [rule("*.local", "MUTUAL")], noAuto],
    ["a rule for the namespace", shop, [rule("*.shop.svc.cluster.local", "ISTIO_MUTUAL")], noAuto],
    ["another mode", peers("shop/default", "PERMISSIVE"), [], noAuto],
    ["a selector", peers("shop/cart", "STRICT", ofApp("cart")), [], noAuto],
    ["no right to read rules", shop, [], { ...noAuto, unknown: ["DestinationRule"] as const }],
  ])("is fine with %s", (_case, object, others, told) => {
    expect(foundBy(strictNeedsMutualCallers, object, others, told)).toEqual([]);
  });

  it("is not helped by a rule for a namespace where the mesh is meant, or for another one", () => {
    const other = rule("*.other.svc.cluster.local", "ISTIO_MUTUAL");
    expect(foundBy(strictNeedsMutualCallers, shop, [other], noAuto)).toHaveLength(1);
    expect(foundBy(strictNeedsMutualCallers, mesh, [other], noAuto)).toHaveLength(1);
  });
});
