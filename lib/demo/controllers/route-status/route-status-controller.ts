import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { attachments } from "../../traffic/gateway-api/attachments";
import { ROUTE_KINDS } from "../../traffic/gateway-api/route-kinds";
import type { RouteObjects } from "../../traffic/gateway-api/route-objects";
import { servedIngresses } from "../../traffic/gateway-api/served-ingresses";
import { readMeshConfig } from "../../traffic/registry/mesh-config";
import type { K8sObject } from "../../world/k8s-object";
import type { ObjectsView } from "../../world/objects-view";
import { isObject } from "../../world/read-json";
import type { Controller, Write } from "../controller";
import { clusterObjects, isAmbient } from "./cluster-objects";
import { gatewayClassStatus, missingGatewayClasses } from "./gateway-classes";
import { gatewayStatus } from "./gateway-status";
import { ingressStatus } from "./ingress-status";
import { policyConditions } from "./policy-conditions";
import { routeStatus } from "./route-status";
import { waypointBound } from "./waypoint-binding";
import { writeConditions, writeStatus } from "./write-status";

const GATEWAY_GROUP = "gateway.networking.k8s.io";

interface Moment {
  readonly now: number;
  readonly ambient: boolean;
}

const hasIstiod = (view: ObjectsView): boolean =>
  view.list("apps", "Deployment").some(({ metadata }) => metadata.labels?.["app"] === "istiod");

function ofGateways(objects: RouteObjects, routes: readonly K8sObject[], moment: Moment): readonly Write[] {
  const gateways = objects.objects(GATEWAY_GROUP, "Gateway");
  if (gateways.length === 0) return [];
  const attached = new Map<JsonObject, number>();
  for (const route of routes) {
    const taken = attachments(objects, route).filter(({ denied }) => denied === null);
    for (const listener of new Set(taken.map((one) => one.listener?.written)))
      if (listener) attached.set(listener, (attached.get(listener) ?? 0) + 1);
  }
  const routesOf = (listener: JsonObject): number => attached.get(listener) ?? 0;
  return gateways.flatMap((gateway) =>
    writeStatus(gateway, gatewayStatus(objects, gateway, { now: moment.now, routesOf })),
  );
}

function ofRoutes(objects: RouteObjects, routes: readonly K8sObject[], moment: Moment): readonly Write[] {
  return routes.flatMap((route) => {
    const status = routeStatus(objects, route, moment);
    const isNews = isObject(route["status"]) || !isDeepStrictEqual(status, { parents: [] });
    return isNews ? writeStatus(route, status) : [];
  });
}

function ofIngresses(view: ObjectsView, objects: RouteObjects): readonly Write[] {
  if (view.list("networking.k8s.io", "Ingress").length === 0) return [];
  const meshConfig = readMeshConfig(view.list("", "ConfigMap"));
  const status = ingressStatus(view, meshConfig);
  return servedIngresses({ ...objects, meshConfig }).flatMap((one) => writeStatus(one, status));
}

function ofServices(objects: RouteObjects, { now }: Moment): readonly Write[] {
  const services = [
    ...objects.objects("", "Service"),
    ...objects.objects("networking.istio.io", "ServiceEntry"),
  ];
  return services.flatMap((service) => {
    const bound = waypointBound(objects, service);
    const conditions = { owned: ["istio.io/WaypointBound"], wanted: bound ? [bound] : [] };
    return writeConditions(service, conditions, { generation: undefined, now });
  });
}

function ofPolicies(objects: RouteObjects, { now }: Moment): readonly Write[] {
  return objects.objects("security.istio.io", "AuthorizationPolicy").flatMap((policy) => {
    const wanted = policyConditions(objects, policy);
    const generation = policy.metadata["generation"];
    // Istio's own kinds write the generation as a text, as protobuf does 64-bit numbers.
    const observed = typeof generation === "number" ? String(generation) : undefined;
    const conditions = { owned: ["WaypointAccepted", "ZtunnelAccepted"], wanted };
    return writeConditions(policy, conditions, { generation: observed, now });
  });
}

/**
 * Writes what istiod tells in the status of objects: of GatewayClasses (which it adds), Gateways, routes and Ingresses, and in
 * an ambient mesh of services that use waypoints and of AuthorizationPolicies.
 * https://gateway-api.sigs.k8s.io/guides/implementers/#standard-status-fields-and-conditions
 */
export const routeStatusController: Controller = {
  name: "istiod-status",
  reconcile: (view, now) => {
    const objects = clusterObjects(view);
    const moment = { now, ambient: isAmbient(view) };
    const routes = ROUTE_KINDS.flatMap((kind) => view.list(GATEWAY_GROUP, kind));
    const added = hasIstiod(view) ? missingGatewayClasses(objects, moment) : [];
    const writes: readonly Write[] = [
      ...added.map((object): Write => ({ op: "create", object })),
      ...view
        .list(GATEWAY_GROUP, "GatewayClass")
        .flatMap((one) => writeStatus(one, gatewayClassStatus(objects, one, moment))),
      ...ofGateways(objects, routes, moment),
      ...ofRoutes(objects, routes, moment),
      ...ofIngresses(view, objects),
      ...(moment.ambient ? [...ofServices(objects, moment), ...ofPolicies(objects, moment)] : []),
    ];
    return { writes, wakeAt: null };
  },
};
