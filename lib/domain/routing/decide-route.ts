import type { ClusterObject } from "../mesh/cluster-object";
import { hostAndWildcards } from "../mesh/hosts/host-matches";
import { objectsAt } from "../mesh/read-json";
import { apiRouteDecision } from "./api-route-decision";
import { apiRoutesByDomain } from "./api-routes-by-domain";
import type { Called, Caller } from "./caller";
import { destinationSplit } from "./destination-split";
import { isTaken } from "./match-taken";
import type { MeshRouting } from "./mesh-routing";
import type { RouteDecision } from "./route-decision";
import { routeRules, type RouteRule } from "./route-rules";
import type { RegisteredHost } from "./service-registry";
import { answerTarget, wholeSplit, type Split } from "./split";
import { virtualServiceDecision } from "./virtual-service-decision";
import { virtualServicesByDomain } from "./virtual-services-by-domain";

const only = (rest: Split): RouteDecision => ({ conditional: [], rest, place: "", settings: {} });
const answered = (code: string, because: string): RouteDecision =>
  only(wholeSplit(answerTarget({ code, because, refuses: true })));

/** The port called, where the host has only one. */
function onlyPort(registered: RegisteredHost | null): number | null {
  const [port, ...more] = registered?.ports ?? [];
  if (!port || more.length > 0) return null;
  const number = port["port"] ?? port["number"];
  return typeof number === "number" ? number : null;
}

/** A host outside of the caller's Sidecar passes through to wherever its address leads, or is dropped. */
function unknownToSidecar(
  mesh: MeshRouting,
  caller: Caller,
  host: string,
  namespace: string,
): RouteDecision | null {
  const scope = mesh.sidecarOf(caller);
  if (!scope || scope.knows(host, namespace)) return null;
  const { meta } = scope.sidecar;
  const passes = scope.outbound === null ? mesh.allowAny : scope.outbound === "ALLOW_ANY";
  if (!passes) return answered("502", `Sidecar ${meta.namespace}/${meta.name} does not import ${host}`);
  const key = "PassthroughCluster|";
  return only(
    wholeSplit({ key, host: "PassthroughCluster", namespace: "", workload: "", version: "", answer: null }),
  );
}

function inMesh(mesh: MeshRouting, caller: Caller, { host, protocol }: Called): RouteDecision {
  const registered = mesh.registry.find(host);
  const namespace = registered?.namespace ?? "";
  const outside = registered && unknownToSidecar(mesh, caller, host, namespace);
  if (outside) return outside;
  const routes = mesh.apiRoutes.ofService(caller, host, namespace, protocol);
  if (routes.length > 0) return apiRouteDecision(mesh, routes, caller);
  const virtualService = mesh.virtualServices.inMesh(caller, host, namespace);
  const context = { caller, gateway: "mesh", port: onlyPort(registered) };
  const sections = protocol === "tcp" ? (["tls", "tcp"] as const) : (["http"] as const);
  const rules = virtualService
    ? sections.flatMap((section) => routeRules(mesh.snapshot, virtualService.object, section))
    : [];
  return (
    virtualServiceDecision(mesh, rules, context) ??
    (registered
      ? only(destinationSplit(mesh, caller, host, ""))
      : only(wholeSplit({ key: `${host}|`, host, namespace: "", workload: "", version: "", answer: null })))
  );
}

/** What is filed under the host that has a host most closely. https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService */
function closest<T>(byDomain: ReadonlyMap<string, readonly T[]>, host: string): readonly T[] {
  for (const level of hostAndWildcards(host)) {
    const found = byDomain.get(level);
    if (found) return found;
  }
  return [];
}

/**
 * Routes of several VirtualServices for one host of a gateway count together, those that take every request last; in each
 * VirtualService what comes after such a route counts for nothing.
 * https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
 */
function ofVirtualServices(
  mesh: MeshRouting,
  gateway: ClusterObject,
  caller: Caller,
  called: Called,
): RouteDecision {
  const bound = closest(virtualServicesByDomain(mesh, gateway, caller.namespace), called.host);
  const section = called.protocol === "tcp" ? "tcp" : "http";
  const context = { caller, gateway: called.gateway, port: null };
  const catchesAll = ({ rule, namespace }: RouteRule): boolean =>
    isTaken(objectsAt(rule, "match"), context, namespace) === "yes";
  const rules = bound.flatMap(({ object }) => {
    const own = routeRules(mesh.snapshot, object, section);
    const last = own.findIndex(catchesAll);
    return last < 0 ? own : own.slice(0, last + 1);
  });
  const ordered = [...rules.filter((one) => !catchesAll(one)), ...rules.filter(catchesAll)];
  return (
    virtualServiceDecision(mesh, ordered, context) ??
    answered("404", `no VirtualService routes ${called.host} at Gateway ${called.gateway}`)
  );
}

function atGateway(mesh: MeshRouting, caller: Caller, called: Called): RouteDecision {
  const [namespace = "", name = ""] = called.gateway.split("/");
  const istio = mesh.snapshot.get("Gateway.networking.istio.io", namespace, name);
  const api = mesh.snapshot.get("Gateway.gateway.networking.k8s.io", namespace, name);
  const routes = api ? closest(apiRoutesByDomain(mesh, api, called.protocol), called.host) : [];
  if (routes.length > 0) return apiRouteDecision(mesh, routes, caller);
  if (istio) return ofVirtualServices(mesh, istio, caller, called);
  return answered("404", `Gateway ${called.gateway} does not serve ${called.host}`);
}

/**
 * What the proxy of a caller does with calls to a host: the Gateway API routes of the Service, else the VirtualService of
 * the host, else the host itself; at a gateway the routes bound to it.
 * https://istio.io/latest/docs/concepts/traffic-management/ and https://gateway-api.sigs.k8s.io/mesh/
 */
export function decideRoute(mesh: MeshRouting, caller: Caller, called: Called): RouteDecision {
  return called.gateway === "mesh" ? inMesh(mesh, caller, called) : atGateway(mesh, caller, called);
}
