import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { mutualTlsExpected } from "./mutual-tls-expected";

const NS_WIDE = "*.shop.svc.cluster.local";
const rule = (path: string, host: string, mode?: string): ClusterObject =>
  specObject("DestinationRule", path, {
    host,
    ...(mode === undefined ? {} : { trafficPolicy: { tls: { mode } } }),
  });
const peer = (path: string, mode: string, more: JsonObject = {}): ClusterObject =>
  specObject("PeerAuthentication", path, { mtls: { mode }, ...more });
const byHand = { settings: { autoMtls: false } };
const MODE = "spec.trafficPolicy.tls.mode";

describe("mutual TLS that no PeerAuthentication asks for", () => {
  it.each([
    ["*.local", "KIA0205"],
    [NS_WIDE, "KIA0206"],
  ])("for %s is an error where Istio does not do it by itself", (host, code) => {
    const object = rule("shop/wide", host, "ISTIO_MUTUAL");
    expect(foundBy(mutualTlsExpected, object, [], byHand)).toEqual([`${code} error ${MODE}`]);
    expect(
      foundBy(
        mutualTlsExpected,
        object,
        [peer("shop/one", "STRICT", { selector: { matchLabels: { a: "b" } } })],
        byHand,
      ),
    ).toHaveLength(1);
    expect(
      foundBy(mutualTlsExpected, object, [peer("istio-system/default", "DISABLE")], byHand),
    ).toHaveLength(1);
    expect(foundBy(mutualTlsExpected, object, [peer("istio-system/default", "STRICT")], byHand)).toEqual([]);
    expect(foundBy(mutualTlsExpected, object, [peer("istio-system/default", "PERMISSIVE")], byHand)).toEqual(
      [],
    );
    expect(foundBy(mutualTlsExpected, object, [])).toEqual([]);
    expect(foundBy(mutualTlsExpected, object, [], { ...byHand, unknown: ["PeerAuthentication"] })).toEqual(
      [],
    );
  });

  it("is asked for by the namespace's own", () => {
    const own = peer("shop/default", "STRICT");
    expect(foundBy(mutualTlsExpected, rule("shop/wide", NS_WIDE, "MUTUAL"), [own], byHand)).toEqual([]);
    expect(foundBy(mutualTlsExpected, rule("shop/wide", "*.local", "MUTUAL"), [own], byHand)).toHaveLength(1);
  });

  it("is judged of wide rules with mutual TLS only", () => {
    expect(foundBy(mutualTlsExpected, rule("shop/cart", "cart", "ISTIO_MUTUAL"), [], byHand)).toEqual([]);
    expect(foundBy(mutualTlsExpected, rule("shop/wide", NS_WIDE, "SIMPLE"), [], byHand)).toEqual([]);
  });
});
