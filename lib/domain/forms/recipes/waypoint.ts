import type { JsonObject } from "@/lib/domain/mesh/cluster-object";

interface WaypointRequest {
  readonly namespace: string;
  readonly name: string;
  /** Whose traffic it takes. */
  readonly takes: "service" | "workload" | "all";
}

/**
 * A waypoint of a namespace. What uses it is told by the label istio.io/use-waypoint.
 * https://istio.io/latest/docs/ambient/usage/waypoint/
 */
export function waypoint({ namespace, name, takes }: WaypointRequest): JsonObject {
  return {
    apiVersion: "gateway.networking.k8s.io/v1",
    kind: "Gateway",
    metadata: { name, namespace, labels: { "istio.io/waypoint-for": takes } },
    spec: {
      gatewayClassName: "istio-waypoint",
      listeners: [{ name: "mesh", port: 15008, protocol: "HBONE" }],
    },
  };
}
