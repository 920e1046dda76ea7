import { describe, expect, it } from "vitest";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { demoConfig, demoNamespace, demoService } from "@/lib/testing/demo-objects";
import type { K8sObject } from "../../world/k8s-object";
import { objectsView } from "../../world/objects-view";
import { clusterObjects } from "./cluster-objects";
import { waypointBound } from "./waypoint-binding";

type Labels = Readonly<Record<string, string>>;

interface WaypointParts {
  readonly path?: string;
  readonly labels?: Labels;
  readonly spec?: JsonObject;
  readonly addresses?: readonly JsonObject[];
}

function waypoint({ path = "shop/w", labels = {}, spec = {}, addresses }: WaypointParts = {}): K8sObject {
  const listeners = [{ name: "mesh", port: 15_008, protocol: "HBONE" }];
  const one = demoConfig("Gateway", path, { gatewayClassName: "istio-waypoint", listeners, ...spec });
  const status = { addresses: addresses ?? [{ type: "IPAddress", value: "10.96.0.7" }] };
  return { ...one, metadata: { ...one.metadata, labels }, status };
}

function told(labels: Labels, objects: readonly K8sObject[]): string {
  const service = demoService({ name: "web", labels });
  const bound = waypointBound(clusterObjects(objectsView([service, ...objects])), service);
  return bound ? `${bound.holds ? "True" : "False"} ${bound.reason}: ${bound.message}` : "none";
}

const USE = { "istio.io/use-waypoint": "w" };
const BOUND = "True WaypointAccepted: Successfully attached to waypoint shop/w";
const listeners = (from: string): JsonObject => ({
  listeners: [{ name: "mesh", port: 15_008, protocol: "HBONE", allowedRoutes: { namespaces: { from } } }],
});

describe("istio.io/WaypointBound (https://istio.io/latest/docs/ambient/usage/waypoint/)", () => {
  it.each<[string, Labels, readonly K8sObject[], string]>([
    ["is not told where no waypoint is asked for", {}, [waypoint()], "none"],
    ["tells the waypoint of the Service's label", USE, [waypoint()], BOUND],
    ["tells the waypoint of the namespace's label", {}, [waypoint(), demoNamespace("shop", USE)], BOUND],
    [
      "lets the Service's label win",
      { "istio.io/use-waypoint": "none" },
      [waypoint(), demoNamespace("shop", USE)],
      "none",
    ],
    [
      "tells a waypoint that does not exist",
      USE,
      [],
      'False WaypointIsNotReady: waypoint "shop/w" is not ready',
    ],
    [
      "tells a waypoint without an address",
      USE,
      [waypoint({ addresses: [] })],
      'False WaypointIsNotReady: waypoint "shop/w" is not ready',
    ],
    [
      "takes no Gateway of the edge for one",
      USE,
      [waypoint({ spec: { gatewayClassName: "istio" } })],
      'False WaypointIsNotReady: waypoint "shop/w" is not ready',
    ],
    [
      "tells a waypoint elsewhere that does not admit the namespace",
      { ...USE, "istio.io/use-waypoint-namespace": "infra" },
      [waypoint({ path: "infra/w" })],
      'False AttachmentDenied: we are not permitted to attach to waypoint "infra/w" (missing allowedRoutes?)',
    ],
    [
      "tells a waypoint elsewhere",
      { ...USE, "istio.io/use-waypoint-namespace": "infra" },
      [waypoint({ path: "infra/w", spec: listeners("All") })],
      "True WaypointAccepted: Successfully attached to waypoint infra/w",
    ],
    [
      "tells a waypoint for workloads",
      USE,
      [waypoint({ labels: { "istio.io/waypoint-for": "workload" } })],
      'False UnsupportedTrafficType: attempting to bind to traffic type "service" which the waypoint "shop/w" does not support',
    ],
    ["tells a waypoint for all", USE, [waypoint({ labels: { "istio.io/waypoint-for": "all" } })], BOUND],
    [
      "tells that ingress goes through it",
      { ...USE, "istio.io/ingress-use-waypoint": "true" },
      [waypoint()],
      `${BOUND}. Ingress traffic will traverse the waypoint`,
    ],
    [
      "tells that ingress does not go through it",
      { ...USE, "istio.io/ingress-use-waypoint": "yes" },
      [waypoint()],
      `${BOUND}. Ingress traffic is not using the waypoint, set the istio.io/ingress-use-waypoint label to true if desired.`,
    ],
  ])("%s", (_, labels, objects, expected) => {
    expect(told(labels, objects)).toBe(expected);
  });
});
