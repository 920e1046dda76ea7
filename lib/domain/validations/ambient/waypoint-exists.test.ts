import { describe, expect, it } from "vitest";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, workloadObjects } from "@/lib/testing/workload-objects";
import { waypointExists } from "./waypoint-exists";

const USES = { "istio.io/use-waypoint": "waypoint" };
const GATEWAY = "Gateway.gateway.networking.k8s.io";
const waypoint = specObject(GATEWAY, "shop/waypoint", { gatewayClassName: "istio-waypoint" });
const first = (objects: readonly ClusterObject[]) => {
  const [object] = objects;
  if (object === undefined) throw new Error("no object");
  return object;
};

describe("a waypoint that labels name", () => {
  const label = 'metadata.labels["istio.io/use-waypoint"]';
  it.each<[string, ClusterObject, readonly ClusterObject[], string]>([
    ["a Service", specObject("Service", "shop/cart", {}, { labels: USES }), [], label],
    ["a ServiceEntry", specObject("ServiceEntry", "shop/out", {}, { labels: USES }), [], label],
    ["a Namespace", namespaceOf("shop", USES), [], label],
    [
      "a Deployment's pods",
      first(workloadObjects("shop/cart", { labels: USES })),
      [],
      `spec.template.${label}`,
    ],
    [
      "a CronJob's pods",
      specObject("CronJob", "shop/job", {
        jobTemplate: { spec: { template: { metadata: { labels: USES } } } },
      }),
      [],
      `spec.jobTemplate.spec.template.${label}`,
    ],
    ["a pod", specObject("Pod", "shop/alone", {}, { labels: USES }), [], label],
  ])("on %s must be there", (_case, object, others, path) => {
    expect(foundBy(waypointExists, object, others)).toEqual([`KIA1313 error ${path}`]);
    expect(foundBy(waypointExists, object, [...others, waypoint])).toEqual([]);
    expect(foundBy(waypointExists, object, others, { unknown: [GATEWAY] })).toEqual([]);
  });

  it("is looked for in the namespace that is named", () => {
    const labels = { ...USES, "istio.io/use-waypoint-namespace": "infra" };
    const service = specObject("Service", "shop/cart", {}, { labels });
    expect(foundBy(waypointExists, service, [waypoint])).toHaveLength(1);
    expect(foundBy(waypointExists, service, [specObject(GATEWAY, "infra/waypoint")])).toEqual([]);
  });

  it("may be refused or left open, and is told of its workload, not of each pod", () => {
    const refusing = specObject("Service", "shop/cart", {}, { labels: { "istio.io/use-waypoint": "none" } });
    expect(foundBy(waypointExists, refusing)).toEqual([]);
    expect(foundBy(waypointExists, specObject("Service", "shop/cart"))).toEqual([]);
    const [deployment, pod] = workloadObjects("shop/cart", { labels: USES });
    expect(deployment && pod && foundBy(waypointExists, pod, [deployment])).toEqual([]);
  });
});
