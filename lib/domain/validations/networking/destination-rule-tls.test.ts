import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import { mutualTlsExpected } from "./mutual-tls-expected";
import { plainTextRefused } from "./plain-text-refused";
import { reachOf } from "./tls-mode";
import { tlsOverridden } from "./tls-overridden";

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

describe("how wide a rule reaches", () => {
  it.each([
    ["*.local", "mesh"],
    ["*", "mesh"],
    ["*.svc.cluster.local", "mesh"],
    [NS_WIDE, { namespace: "shop" }],
    ["cart", null],
    ["*.example.com", null],
    ["*.a.shop.svc.cluster.local", null],
  ])("%s: %j", (host, reach) => {
    expect(reachOf(rule("shop/a", host))).toEqual(reach);
  });
});

describe("a rule that says nothing of TLS", () => {
  const quiet = rule("shop/cart", "cart");
  it.each([
    rule("shop/wide", NS_WIDE, "ISTIO_MUTUAL"),
    rule("shop/wide", NS_WIDE, "MUTUAL"),
    rule("istio-system/wide", "*.local", "ISTIO_MUTUAL"),
  ])("overrides a wider one that has mutual TLS, where Istio does not do it by itself", (wide) => {
    expect(foundBy(tlsOverridden, quiet, [wide], byHand)).toEqual(["KIA0204 warning spec"]);
  });

  it("loses nothing with automatic mutual TLS, but for certificates of its own", () => {
    expect(foundBy(tlsOverridden, quiet, [rule("shop/wide", NS_WIDE, "ISTIO_MUTUAL")])).toEqual([]);
    expect(foundBy(tlsOverridden, quiet, [rule("shop/wide", NS_WIDE, "MUTUAL")])).toHaveLength(1);
  });

  it.each<[string, ClusterObject, ClusterObject]>([
    [
      "one that says it",
      rule("shop/cart", "cart", "ISTIO_MUTUAL"),
      rule("shop/wide", NS_WIDE, "ISTIO_MUTUAL"),
    ],
    [
      "one that switches it off",
      rule("shop/cart", "cart", "DISABLE"),
      rule("shop/wide", NS_WIDE, "ISTIO_MUTUAL"),
    ],
    ["a wider one without TLS", quiet, rule("shop/wide", NS_WIDE)],
    ["another namespace's", quiet, rule("shop/wide", "*.other.svc.cluster.local", "ISTIO_MUTUAL")],
    ["one that is not obeyed here", quiet, rule("team/wide", NS_WIDE, "ISTIO_MUTUAL")],
    ["one for the same host", quiet, rule("shop/again", "cart", "ISTIO_MUTUAL")],
  ])("is not told of %s", (_case, object, wide) => {
    expect(foundBy(tlsOverridden, object, [wide], byHand)).toEqual([]);
  });

  it("may say it for a port", () => {
    const ports = {
      trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: "SIMPLE" } }] },
    };
    const object = specObject("DestinationRule", "shop/cart", { host: "cart", ...ports });
    expect(foundBy(tlsOverridden, object, [rule("shop/wide", NS_WIDE, "ISTIO_MUTUAL")], byHand)).toEqual([]);
  });
});

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

describe("TLS that is disabled", () => {
  const workloads = [
    specObject("Service", "shop/cart", { selector: { app: "cart" } }),
    ...workloadObjects("shop/cart", { containers: SIDECAR }),
  ];
  const mesh = peer("istio-system/default", "STRICT");
  const own = peer("shop/default", "STRICT");
  it.each<[string, string, readonly ClusterObject[], string]>([
    ["for a namespace that asks for mutual TLS", NS_WIDE, [own], "KIA0207"],
    ["for a namespace of a mesh that does", NS_WIDE, [mesh], "KIA0208"],
    ["for the mesh that does", "*.local", [mesh], "KIA0208"],
    ["for a service of such a namespace", "cart", [own, ...workloads], "KIA0207"],
    ["for a service of such a mesh", "cart", [mesh, ...workloads], "KIA0208"],
    [
      "for a service whose workload does",
      "cart",
      [peer("shop/cart", "STRICT", { selector: { matchLabels: { app: "cart" } } }), ...workloads],
      "KIA0207",
    ],
  ])("%s is an error", (_case, host, others, code) => {
    expect(foundBy(plainTextRefused, rule("shop/a", host, "DISABLE"), others)).toEqual([
      `${code} error ${MODE}`,
    ]);
  });

  it.each<[string, string, readonly ClusterObject[]]>([
    ["nobody asks for mutual TLS", NS_WIDE, []],
    ["the namespace is permissive, whatever the mesh", NS_WIDE, [mesh, peer("shop/default", "PERMISSIVE")]],
    ["another namespace asks for it", NS_WIDE, [peer("other/default", "STRICT")]],
    ["only the namespace of one of many asks for it", "*.local", [own]],
    [
      "some ports differ",
      NS_WIDE,
      [peer("shop/default", "STRICT", { portLevelMtls: { 80: { mode: "DISABLE" } } })],
    ],
    [
      "the workload has no proxy to ask",
      "cart",
      [
        own,
        specObject("Service", "shop/cart", { selector: { app: "cart" } }),
        ...workloadObjects("shop/cart"),
      ],
    ],
    ["the host is none of the mesh", "www.example.com", [own]],
    ["the Service selects nothing", "cart", [own, specObject("Service", "shop/cart", {})]],
  ])("is right where %s", (_case, host, others) => {
    expect(foundBy(plainTextRefused, rule("shop/a", host, "DISABLE"), others)).toEqual([]);
  });

  it("is not judged where policies cannot be read, nor are other modes", () => {
    expect(
      foundBy(plainTextRefused, rule("shop/a", NS_WIDE, "DISABLE"), [own], {
        unknown: ["PeerAuthentication"],
      }),
    ).toEqual([]);
    expect(foundBy(plainTextRefused, rule("shop/a", NS_WIDE, "ISTIO_MUTUAL"), [own])).toEqual([]);
  });
});
