import { fileUnder } from "../graph/file-under";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import { serviceHost } from "../mesh/hosts/resolve-host";
import { olderFirst } from "../mesh/older-first";
import { objectAt, objectsAt, textAt, textsAt } from "../mesh/read-json";
import type { Caller } from "./caller";

const KINDS = {
  http: ["HTTPRoute", "GRPCRoute"],
  grpc: ["GRPCRoute", "HTTPRoute"],
  tcp: ["TCPRoute"],
} as const;
type Protocol = keyof typeof KINDS;

/** The Gateway API routes of a cluster by what they are attached to. */
export interface ApiRoutes {
  /** Those that route a caller's calls to a Service; empty where none does. */
  ofService(
    caller: Caller,
    host: string,
    serviceNamespace: string,
    protocol: Protocol,
  ): readonly ClusterObject[];
  /** Those attached to a Gateway (`namespace/name`). */
  ofGateway(gateway: string, protocol: Protocol): readonly ClusterObject[];
}

const CORE = new Set(["", "core"]);

/** What a route is attached to: hosts of Services, and Gateways as `namespace/name`. https://gateway-api.sigs.k8s.io/geps/gep-1426/ */
export function parentsOf({ meta, data }: ClusterObject): {
  readonly hosts: readonly string[];
  readonly gateways: readonly string[];
} {
  const refs = objectsAt(objectAt(data, "spec"), "parentRefs").map((ref) => ({
    kind: textAt(ref, "kind") || "Gateway",
    group: textAt(ref, "group"),
    namespace: textAt(ref, "namespace") || meta.namespace,
    name: textAt(ref, "name"),
  }));
  return {
    hosts: refs
      .filter(({ kind, group }) => kind === "Service" && CORE.has(group))
      .map(({ namespace, name }) => serviceHost(namespace, name)),
    gateways: refs
      .filter(({ kind }) => kind === "Gateway")
      .map(({ namespace, name }) => `${namespace}/${name}`),
  };
}

/** Of a sidecar's own namespace first, else of the service's; a waypoint obeys the latter only. https://gateway-api.sigs.k8s.io/mesh/ */
function ruling(
  routes: readonly ClusterObject[],
  caller: Caller,
  namespace: string,
): readonly ClusterObject[] {
  const of = (wanted: string): readonly ClusterObject[] =>
    routes.filter(({ meta }) => meta.namespace === wanted);
  const own = caller.dataPlane === "sidecar" ? of(caller.namespace) : [];
  return own.length > 0 ? own : of(namespace);
}

/** Files the Gateway API routes of a cluster; of the kinds for a protocol only the first that is attached counts. */
export function apiRoutes(snapshot: ClusterSnapshot): ApiRoutes {
  const kinds = new Map(
    (["HTTPRoute", "GRPCRoute", "TCPRoute"] as const).map((kind) => {
      const routes = snapshot.list(kind).toSorted(olderFirst);
      const hosts = fileUnder(routes, (route) => parentsOf(route).hosts);
      const gateways = fileUnder(routes, (route) => parentsOf(route).gateways);
      return [kind, { hosts, gateways }] as const;
    }),
  );
  return {
    ofService: (caller, host, namespace, protocol) => {
      for (const kind of KINDS[protocol]) {
        const found = ruling(kinds.get(kind)?.hosts.get(host) ?? [], caller, namespace);
        if (found.length > 0) return found;
      }
      return [];
    },
    ofGateway: (gateway, protocol) =>
      KINDS[protocol].flatMap((kind) => kinds.get(kind)?.gateways.get(gateway) ?? []),
  };
}

/** One rule of a Gateway API route. */
export interface ApiRule {
  readonly rule: JsonObject;
  /** `HTTPRoute bookinfo/reviews spec.rules[0]` */
  readonly place: string;
  /** `spec.rules[0]` */
  readonly path: string;
  readonly route: ClusterObject;
}

/** The rules of a route as they are written. */
export function rulesOf(route: ClusterObject): readonly ApiRule[] {
  const { kind, meta, data } = route;
  return objectsAt(objectAt(data, "spec"), "rules").map((rule, index) => {
    const path = `spec.rules[${index}]`;
    return { rule, place: `${kind} ${meta.namespace}/${meta.name} ${path}`, path, route };
  });
}

function asksOf(match: JsonObject): readonly string[] {
  const path = objectAt(match, "path");
  const everyPath =
    (textAt(path, "type") || "PathPrefix") === "PathPrefix" && (textAt(path, "value") || "/") === "/";
  return [
    ...("path" in match && !everyPath ? ["path"] : []),
    ...("method" in match ? ["method"] : []),
    ...["headers", "queryParams"].flatMap((name) => {
      const names = objectsAt(match, name).map((one) => textAt(one, "name"));
      return names.length > 0 ? [`${name} ${names.join(", ")}`] : [];
    }),
  ];
}

/**
 * What a rule asks of requests, by alternatives; empty where one of them takes every request.
 * https://gateway-api.sigs.k8s.io/reference/spec/#httproutematch
 */
export function ruleConditions({ rule }: ApiRule): readonly string[] {
  const asked = objectsAt(rule, "matches").map(asksOf);
  return asked.some((conditions) => conditions.length === 0) ? [] : asked.map((one) => one.join(" and "));
}

/** The hostnames of a route, `*` for every one; TCPRoutes have none. */
export function hostnamesOf({ kind, data }: ClusterObject): readonly string[] {
  const written = kind === "TCPRoute" ? [] : textsAt(objectAt(data, "spec"), "hostnames");
  return written.length === 0 ? ["*"] : written.map((host) => host.toLowerCase());
}
