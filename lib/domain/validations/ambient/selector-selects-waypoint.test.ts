import { describe, expect, it } from "vitest";
import type { JsonObject, ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { workloadObjects } from "@/lib/testing/workload-objects";
import { selectorSelectsWaypoint } from "./selector-selects-waypoint";

const GATEWAY = "Gateway.gateway.networking.k8s.io";
const waypoint = specObject(GATEWAY, "shop/waypoint", { gatewayClassName: "istio-waypoint" });

describe("a selector that selects a gateway's pods", () => {
  const labels = { "gateway.networking.k8s.io/gateway-name": "waypoint" };
  const pods = workloadObjects("shop/waypoint", { labels, containers: [{ name: "istio-proxy" }] });
  const policy = (spec: JsonObject) => specObject("AuthorizationPolicy", "shop/p", spec);
  const selecting = policy({ selector: { matchLabels: labels } });
  it("is ignored by a waypoint", () => {
    expect(foundBy(selectorSelectsWaypoint, selecting, [...pods, waypoint])).toEqual([
      "IST0166 warning spec.selector",
    ]);
  });
  it.each<[string, ClusterObject, readonly ClusterObject[]]>([
    [
      "counts for a gateway",
      selecting,
      [...pods, specObject(GATEWAY, "shop/waypoint", { gatewayClassName: "istio" })],
    ],
    [
      "counts for an application",
      policy({ selector: { matchLabels: { app: "cart" } } }),
      workloadObjects("shop/cart"),
    ],
    ["is not meant by a policy for all", policy({}), [...pods, waypoint]],
    [
      "is not meant by targetRefs",
      policy({ targetRefs: [{ kind: "Gateway", name: "waypoint" }] }),
      [...pods, waypoint],
    ],
  ])("%s", (_case, object, others) => {
    expect(foundBy(selectorSelectsWaypoint, object, others)).toEqual([]);
  });
});
