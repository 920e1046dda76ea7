import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textAt, textMapAt } from "@/lib/domain/mesh/read-json";
import { newObject } from "./new-object";
import { incomplete, type Recipe } from "./recipe";
import { withLabels } from "./with-labels";

/** Whose traffic a waypoint takes: calls of services, of pods by their addresses, or both. */
export const WAYPOINT_TRAFFIC = ["service", "workload", "all"] as const;
export type WaypointTraffic = (typeof WAYPOINT_TRAFFIC)[number];

interface WaypointInput {
  readonly namespace: string;
  readonly name: string;
  readonly traffic: WaypointTraffic;
  /** The Namespace or Service that is to use it. */
  readonly user: JsonObject;
  /** Whether the namespace is in ambient mode. */
  readonly isAmbient: boolean;
}

const USE = "istio.io/use-waypoint";

/** A waypoint, and the label that makes a namespace or service use it. https://istio.io/latest/docs/ambient/usage/waypoint/ */
export function waypointRecipe({ namespace, name, traffic, user, isAmbient }: WaypointInput): Recipe {
  if (!/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name))
    return incomplete("Name the waypoint: lower-case letters, digits and dashes.");
  const metadata = objectAt(user, "metadata");
  const who =
    textAt(user, "kind") === "Namespace" ? `namespace ${namespace}` : `service ${textAt(metadata, "name")}`;
  const before = textMapAt(metadata, "labels")[USE];
  return {
    state: "ready",
    title: `Waypoint ${name} of ${namespace}`,
    sentence: `Calls of ${TAKES[traffic]} of ${who} pass the waypoint ${name}, where HTTP routes and policies apply.`,
    warnings: [
      ...(isAmbient
        ? []
        : [`${namespace} is not in ambient mode: pods outside of it do not use the waypoint.`]),
      ...(before === undefined || before === name ? [] : [`It leaves the waypoint ${before} for this one.`]),
      ...(traffic === "workload" && textAt(user, "kind") === "Service"
        ? ["A service uses only waypoints that take services."]
        : []),
      "Calls may fail until the waypoint's pods are ready; look at the Gateway's conditions.",
    ],
    objects: [
      newObject("Gateway.gateway.networking.k8s.io", {
        namespace,
        name,
        labels: { "istio.io/waypoint-for": traffic },
        spec: {
          gatewayClassName: "istio-waypoint",
          listeners: [{ name: "mesh", port: 15008, protocol: "HBONE" }],
        },
      }),
      ...(before === name ? [] : [{ baseline: user, edited: withLabels(user, { [USE]: name }) }]),
    ],
  };
}

const TAKES = { service: "services", workload: "pods", all: "services and pods" } as const;
