import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import { plainTextRefused } from "./plain-text-refused";

const NS_WIDE = "*.shop.svc.cluster.local";
const rule = (path: string, host: string, mode?: string): ClusterObject =>
  specObject("DestinationRule", path, {
    host,
    ...(mode === undefined ? {} : { trafficPolicy: { tls: { mode } } }),
  });
const peer = (path: string, mode: string, more: JsonObject = {}): ClusterObject =>
  specObject("PeerAuthentication", path, { mtls: { mode }, ...more });
const MODE = "spec.trafficPolicy.tls.mode";

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
