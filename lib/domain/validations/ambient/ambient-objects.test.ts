import { describe, expect, it } from "vitest";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { foundBy } from "@/lib/testing/found-by";
import { specObject } from "@/lib/testing/spec-object";
import { namespaceOf, SIDECAR, workloadObjects } from "@/lib/testing/workload-objects";
import { selectorSelectsWaypoint } from "./selector-selects-waypoint";
import { sidecarNeedsSidecars } from "./sidecar-needs-sidecars";
import { waypointExists } from "./waypoint-exists";

const AMBIENT = { "istio.io/dataplane-mode": "ambient" };
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

describe("a Sidecar", () => {
  const sidecar = specObject("Sidecar", "shop/cart", { workloadSelector: { labels: { app: "cart" } } });
  const ambient = [namespaceOf("shop", AMBIENT), ...workloadObjects("shop/cart")];
  it("does nothing for workloads in ambient mode", () => {
    expect(foundBy(sidecarNeedsSidecars, sidecar, ambient)).toEqual([
      "IST0167 warning spec.workloadSelector",
    ]);
    expect(foundBy(sidecarNeedsSidecars, specObject("Sidecar", "shop/default"), ambient)).toEqual([
      "IST0167 warning",
    ]);
  });
  it.each<[string, readonly ClusterObject[]]>([
    ["workloads with sidecars", workloadObjects("shop/cart", { containers: SIDECAR })],
    ["workloads outside the mesh", workloadObjects("shop/cart")],
    ["no workload", []],
  ])("is not judged for %s", (_case, others) => {
    expect(foundBy(sidecarNeedsSidecars, sidecar, others)).toEqual([]);
  });
});

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
