import { describe, expect, it } from "vitest";
import type { JsonObject, ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { checkedWorkload } from "@/lib/testing/checked-workload";
import { specObject } from "@/lib/testing/spec-object";
import { policyWithoutWaypoint } from "./policy-without-waypoint";

const AMBIENT = { "istio.io/dataplane-mode": "ambient" };
const USES = { "istio.io/use-waypoint": "waypoint" };
const app = { app: "cart" };

describe("a policy on requests for a workload in ambient mode", () => {
  const policy = (spec: JsonObject, path = "shop/p") => specObject("AuthorizationPolicy", path, spec);
  const requests: JsonObject = { rules: [{ to: [{ operation: { paths: ["/"] } }] }] };
  const waypoint = specObject("Gateway.gateway.networking.k8s.io", "shop/waypoint");
  const enrolled = specObject("Service", "shop/cart", { selector: app }, { labels: USES });
  it.each<[string, Readonly<Record<string, string>>, readonly ClusterObject[], boolean]>([
    ["is not enforced without a waypoint", AMBIENT, [policy(requests)], true],
    ["is not enforced from the root namespace", AMBIENT, [policy(requests, "istio-system/p")], true],
    ["is where its Service has a waypoint", AMBIENT, [policy(requests), waypoint, enrolled], false],
    ["is by sidecars", {}, [policy(requests)], false],
    [
      "may be for others",
      AMBIENT,
      [policy({ ...requests, selector: { matchLabels: { app: "db" } } })],
      false,
    ],
    [
      "may be attached to a Service",
      AMBIENT,
      [policy({ ...requests, targetRefs: [{ kind: "Service" }] })],
      false,
    ],
    ["may be of another namespace", AMBIENT, [policy(requests, "other/p")], false],
    [
      "may be on connections",
      AMBIENT,
      [policy({ rules: [{ to: [{ operation: { ports: ["80"] } }] }] })],
      false,
    ],
  ])("%s", (_case, namespace, others, fires) => {
    expect(checkedWorkload(policyWithoutWaypoint, {}, namespace, others)).toEqual(
      fires ? ["KIA1317 warning"] : [],
    );
  });

  it("is not judged where waypoints cannot be read", () => {
    const unknown = ["Gateway.gateway.networking.k8s.io"] as const;
    expect(checkedWorkload(policyWithoutWaypoint, {}, AMBIENT, [policy(requests)], unknown)).toEqual([]);
  });
});
