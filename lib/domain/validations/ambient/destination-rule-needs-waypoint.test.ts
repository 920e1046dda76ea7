import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, workloadObjects } from "@/lib/testing/workload-objects";
import { destinationRuleNeedsWaypoint } from "./destination-rule-needs-waypoint";

const AMBIENT = { "istio.io/dataplane-mode": "ambient" };
const USES = { "istio.io/use-waypoint": "waypoint" };
const cart = workloadObjects("shop/cart");
const service = (labels = {}) =>
  specObject("Service", "shop/cart", { selector: { app: "cart" } }, { labels });
const waypoint = specObject("Gateway.gateway.networking.k8s.io", "shop/waypoint");
const bare = [namespaceOf("shop", AMBIENT), ...cart, service()];
const ofNamespace = [namespaceOf("shop", { ...AMBIENT, ...USES }), ...cart, waypoint];
const ofService = [namespaceOf("shop", AMBIENT), ...cart, waypoint, service(USES)];
const FULL = "cart.shop.svc.cluster.local";

describe("settings for a Service in ambient mode", () => {
  const rule = (spec: JsonObject, path = "shop/cart", host = "cart") =>
    specObject("DestinationRule", path, { host, ...spec });
  const outlier: JsonObject = { trafficPolicy: { outlierDetection: { consecutive5xxErrors: 3 } } };

  it.each<[string, JsonObject, readonly string[]]>([
    ["outlier detection", outlier, ["trafficPolicy.outlierDetection"]],
    [
      "a pool for requests",
      { trafficPolicy: { connectionPool: { http: { http1MaxPendingRequests: 1 }, tcp: {} } } },
      ["trafficPolicy.connectionPool.http"],
    ],
    [
      "hashing by a header",
      { trafficPolicy: { loadBalancer: { consistentHash: { httpHeaderName: "x" } } } },
      ["trafficPolicy.loadBalancer.consistentHash"],
    ],
    [
      "those of a port and of a subset",
      {
        trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, outlierDetection: {} }] },
        subsets: [{ name: "v1", ...outlier }],
      },
      ["trafficPolicy.portLevelSettings[0].outlierDetection", "subsets[0].trafficPolicy.outlierDetection"],
    ],
    ["not a pool for connections", { trafficPolicy: { connectionPool: { tcp: {} } } }, []],
    [
      "not hashing by address",
      { trafficPolicy: { loadBalancer: { consistentHash: { useSourceIp: true } } } },
      [],
    ],
    ["not subsets", { subsets: [{ name: "v1", labels: { version: "v1" } }] }, []],
  ])("need a waypoint: %s", (_case, spec, places) => {
    expect(foundBy(destinationRuleNeedsWaypoint, rule(spec), bare)).toEqual(
      places.map((place) => `KIA0210 warning spec.${place}`),
    );
  });

  it("obey the waypoint, unless the Service has none or is elsewhere", () => {
    const at = "warning spec.trafficPolicy.outlierDetection";
    expect(foundBy(destinationRuleNeedsWaypoint, rule(outlier), ofService)).toEqual([]);
    const refusing = [...ofNamespace, service({ "istio.io/use-waypoint": "none" })];
    expect(foundBy(destinationRuleNeedsWaypoint, rule(outlier), refusing)).toEqual([`KIA0211 ${at}`]);
    const elsewhere = rule(outlier, "other/cart", FULL);
    expect(foundBy(destinationRuleNeedsWaypoint, elsewhere, ofService)).toEqual([`KIA0212 ${at}`]);
  });
});
