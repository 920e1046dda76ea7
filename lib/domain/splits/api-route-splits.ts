import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import { olderFirst } from "../mesh/older-first";
import { objectAt, objectsAt, textAt } from "../mesh/read-json";
import { hostnamesOf, parentsOf, ruleConditions, rulesOf, type ApiRule } from "../routing/api-routes";
import { backendHost } from "../routing/backend-host";
import type { MeshRouting } from "../routing/mesh-routing";
import type { SplitRoute, WrittenDestination } from "./split-route";

const PROTOCOLS = { HTTPRoute: "http", GRPCRoute: "grpc", TCPRoute: "tcp", TLSRoute: "tcp" } as const;
const KINDS = ["HTTPRoute", "GRPCRoute", "TCPRoute", "TLSRoute"] as const;

function destinationOf(ref: JsonObject, route: ClusterObject): WrittenDestination {
  const { weight, port } = ref;
  return {
    host: backendHost(ref, route.meta.namespace),
    subset: "",
    port: typeof port === "number" ? port : null,
    weight: typeof weight === "number" ? Math.max(0, weight) : 1,
  };
}

function servicePorts({ data }: ClusterObject): readonly number[] {
  const refs = objectsAt(objectAt(data, "spec"), "parentRefs");
  const ports = refs.map((ref) => ref["port"]);
  return ports.every((port) => typeof port === "number")
    ? ports.filter((port) => typeof port === "number")
    : [];
}

/** Of rules that take every request the first of the oldest route is the only one that gets any. https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule */
function shadowOf(one: ApiRule, others: readonly ClusterObject[]): string {
  if (ruleConditions(one).length > 0) return "";
  const first = others.flatMap(rulesOf).find((rule) => ruleConditions(rule).length === 0);
  if (!first || first.place === one.place) return "";
  return `${first.place} takes every request before this rule is asked. Give that rule a condition or join the two.`;
}

interface Attached {
  readonly host: string;
  readonly gateways: readonly string[];
  /** The routes of the same parent, the oldest first. */
  readonly others: readonly ClusterObject[];
}

function attachedTo(mesh: MeshRouting, route: ClusterObject): readonly Attached[] {
  const { hosts, gateways } = parentsOf(route);
  const older = mesh.snapshot.list(route.kind).filter(({ meta }) => meta.namespace === route.meta.namespace);
  const sharing = (host: string): readonly ClusterObject[] =>
    older.filter((other) => parentsOf(other).hosts.includes(host)).toSorted(olderFirst);
  const inMesh = [...new Set(hosts)].map((host) => ({ host, gateways: ["mesh"], others: sharing(host) }));
  if (gateways.length === 0) return inMesh;
  const named = [...new Set(gateways)];
  return [...inMesh, ...hostnamesOf(route).map((host) => ({ host, gateways: named, others: [route] }))];
}

function splitsOfRule(mesh: MeshRouting, one: ApiRule, kind: keyof typeof PROTOCOLS): readonly SplitRoute[] {
  const { rule, route, place, path } = one;
  const destinations = objectsAt(rule, "backendRefs").map((ref) => destinationOf(ref, route));
  const redirects = objectsAt(rule, "filters").some((filter) => textAt(filter, "type") === "RequestRedirect");
  if (destinations.length < 2 || redirects) return [];
  const { namespace, name } = route.meta;
  return attachedTo(mesh, route).map(({ host, gateways, others }) => ({
    object: { kind, namespace, name },
    route: path,
    place,
    routeName: textAt(rule, "name"),
    host,
    gateways,
    protocol: PROTOCOLS[kind],
    condition: ruleConditions(one).join("; or "),
    ports: gateways[0] === "mesh" ? servicePorts(route) : [],
    rule,
    destinations,
    isGatewayApi: true,
    unreachable: shadowOf(one, others),
  }));
}

/**
 * The rules of Gateway API routes that have several backends, one for each Service or hostname they are attached to. A
 * backend without a weight has 1. https://gateway-api.sigs.k8s.io/reference/spec/#httpbackendref
 */
export function apiRouteSplits(mesh: MeshRouting): readonly SplitRoute[] {
  return KINDS.flatMap((kind) =>
    mesh.snapshot
      .list(kind)
      .toSorted(olderFirst)
      .flatMap(rulesOf)
      .flatMap((one) => splitsOfRule(mesh, one, kind)),
  );
}
