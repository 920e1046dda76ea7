import fc from "fast-check";
import type { K8sObject } from "@/lib/demo/world/k8s-object";
import { demoConfig, demoPod } from "../demo-objects";

/** A waypoint of the service `api`, as labels name it; often none. */
export const arbitraryWaypoint = fc.option(
  fc.record({
    on: fc.constantFrom("Service", "Service", "Namespace", "Namespace", "both", "none"),
    takes: fc.constantFrom(undefined, undefined, "service", "all", "all", "workload", "none"),
    from: fc.constantFrom(undefined, "All", "All", "None"),
    namespace: fc.constantFrom("shop", "shop", "front"),
  }),
  { nil: null },
);
type WaypointParts = NonNullable<typeof arbitraryWaypoint extends fc.Arbitrary<infer T> ? T : never>;

const labelsFor = ({ namespace }: WaypointParts): Readonly<Record<string, string>> => ({
  "istio.io/use-waypoint": "waypoint",
  ...(namespace === "shop" ? {} : { "istio.io/use-waypoint-namespace": namespace }),
});

/** The labels that enrol the service, and its namespace, in the waypoint. */
export function enrolment(parts: WaypointParts | null): {
  readonly service: Readonly<Record<string, string>>;
  readonly namespace: Readonly<Record<string, string>>;
} {
  if (!parts) return { service: {}, namespace: {} };
  const use = labelsFor(parts);
  if (parts.on === "none") return { service: { "istio.io/use-waypoint": "none" }, namespace: use };
  return {
    service: parts.on === "Namespace" ? {} : use,
    namespace: parts.on === "Service" ? {} : use,
  };
}

/** The waypoint and its pod. */
export function waypointObjects({ takes, from, namespace }: WaypointParts): readonly K8sObject[] {
  const listener = { name: "mesh", port: 15008, protocol: "HBONE" };
  const allowedRoutes = from === undefined ? {} : { allowedRoutes: { namespaces: { from } } };
  const gateway = demoConfig("Gateway", `${namespace}/waypoint`, {
    gatewayClassName: "istio-waypoint",
    listeners: [{ ...listener, ...allowedRoutes }],
  });
  const labels = takes === undefined ? {} : { "istio.io/waypoint-for": takes };
  return [
    { ...gateway, metadata: { ...gateway.metadata, labels } },
    demoPod({
      namespace,
      workload: "waypoint",
      dataPlane: "waypoint",
      labels: { "gateway.networking.k8s.io/gateway-name": "waypoint" },
    }),
  ];
}
