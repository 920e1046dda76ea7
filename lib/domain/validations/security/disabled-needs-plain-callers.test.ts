import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { disabledNeedsPlainCallers } from "./disabled-needs-plain-callers";

const peers = (path: string, mode: string, more: JsonObject = {}, createdAt = "2026-01-01T00:00:00Z") =>
  specObject("PeerAuthentication", path, { mtls: { mode }, ...more }, { creationTimestamp: createdAt });
const rule = (host: string, mode: string) =>
  specObject("DestinationRule", `istio-system/${mode.toLowerCase()}`, {
    host,
    trafficPolicy: { tls: { mode } },
  });

describe("DISABLE", () => {
  const mesh = peers("istio-system/default", "DISABLE");
  const shop = peers("shop/default", "DISABLE");
  it("contradicts rules that ask for mutual TLS", () => {
    const wide = rule("*.local", "ISTIO_MUTUAL");
    expect(foundBy(disabledNeedsPlainCallers, mesh, [wide])).toEqual(["KIA0506 error spec.mtls"]);
    expect(foundBy(disabledNeedsPlainCallers, shop, [wide])).toEqual(["KIA0505 error spec.mtls"]);
    const own = rule("*.shop.svc.cluster.local", "MUTUAL");
    expect(foundBy(disabledNeedsPlainCallers, shop, [own])).toEqual(["KIA0505 error spec.mtls"]);
    expect(foundBy(disabledNeedsPlainCallers, mesh, [own])).toEqual([]);
  });

  it.each([
    ["no rule", shop, []],
    ["a rule that disables TLS", shop, [rule("*.local", "DISABLE")]],
    ["a rule for another namespace", shop, [rule("*.other.svc.cluster.local", "ISTIO_MUTUAL")]],
    ["another mode", peers("shop/default", "STRICT"), [rule("*.local", "ISTIO_MUTUAL")]],
  ])("is fine with %s", (_case, object, others) => {
    expect(foundBy(disabledNeedsPlainCallers, object, others)).toEqual([]);
  });
});
