import { describe, expect, it } from "vitest";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { serverCertificateVerified } from "./server-certificate-verified";

const rule = (spec: object) =>
  specObject("DestinationRule", "shop/out", { host: "out.example.com", ...spec });
const found = (spec: object) => foundBy(serverCertificateVerified, rule(spec));
const open = { mode: "SIMPLE", insecureSkipVerify: true };

describe("the certificate of a server", () => {
  it("is not verified where that is said, at every level", () => {
    expect(found({ trafficPolicy: { tls: open } })).toEqual([
      "IST0128 warning spec.trafficPolicy.tls.insecureSkipVerify",
    ]);
    expect(found({ trafficPolicy: { tls: { ...open, mode: "MUTUAL" } } })).toHaveLength(1);
    expect(found({ trafficPolicy: { portLevelSettings: [{ port: { number: 443 }, tls: open }] } })).toEqual([
      "IST0129 warning spec.trafficPolicy.portLevelSettings[0].tls.insecureSkipVerify",
    ]);
    expect(found({ subsets: [{ name: "v1" }, { name: "v2", trafficPolicy: { tls: open } }] })).toEqual([
      "IST0128 warning spec.subsets[1].trafficPolicy.tls.insecureSkipVerify",
    ]);
  });

  it.each([
    ["SIMPLE without authorities, which are then the system's", { mode: "SIMPLE" }],
    ["insecureSkipVerify: false", { mode: "SIMPLE", insecureSkipVerify: false }],
    ["Istio's own mutual TLS", { mode: "ISTIO_MUTUAL", insecureSkipVerify: true }],
    ["no TLS", { mode: "DISABLE" }],
  ])("is verified with %s", (_case, tls) => {
    expect(found({ trafficPolicy: { tls } })).toEqual([]);
  });
});
