import { groupBy } from "../../world/group-by";
import type { Call } from "../model/call";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import type { RouteDecision } from "../model/route-decision";
import { bareHost } from "../registry/find-service";
import { hostIndex } from "../registry/host-index";
import { boundDomains, type BoundDomain } from "./bound-domains";
import { connectionDecision } from "./connection-decision";
import { type GatewayServer, gatewayServers } from "./gateway-servers";
import { catchAllLast, httpDecision, httpRoutes, untilCatchAll } from "./http-decision";
import { httpRules } from "./http-rules";
import type { RouteContext } from "./route-context";

const NO_LISTENER = { outcome: "noListener" } as const;
const NO_ROUTE = { outcome: "noRoute" } as const;

/** The servers whose hosts match a host most closely. */
function admitting(servers: readonly GatewayServer[], host: string): readonly GatewayServer[] {
  const index = hostIndex(servers.flatMap((one) => one.hosts.map((of) => [of.host, one] as const)));
  return [...new Set(index.matching(host)[0] ?? [])];
}

/** The VirtualServices whose domains match a host most closely, in order of creation. */
function serving(domains: readonly BoundDomain[], host: string): readonly BoundDomain[] {
  const found = hostIndex(domains.map((one) => [one.domain, one] as const)).matching(host)[0] ?? [];
  const once = groupBy(found, ({ virtualService, server }) =>
    [virtualService.namespace, virtualService.object.metadata.name, server.gateway].join("/"),
  );
  return [...once.values()].flatMap((same) => same.slice(0, 1));
}

interface AtGateway {
  readonly world: MeshWorld;
  readonly proxy: PodGroup;
  readonly call: Call;
}

const contextAt = (at: AtGateway, { gateway, port, kind }: GatewayServer): RouteContext => ({
  ...at,
  gateway,
  port,
  scheme: kind === "https" ? "https" : "http",
});

function http(at: AtGateway, servers: readonly GatewayServer[]): RouteDecision {
  const host = bareHost(at.call.host);
  const redirecting = admitting(servers, host).find(({ httpsRedirect }) => httpsRedirect);
  if (redirecting)
    return { outcome: "answer", route: redirecting.ref, code: 301, details: "redirect", fault: null };
  const routes = serving(boundDomains(at.world, at.proxy, servers), host).flatMap(
    ({ virtualService, server }) =>
      untilCatchAll(httpRoutes(httpRules(at.world, virtualService), contextAt(at, server))),
  );
  return httpDecision(catchAllLast(routes));
}

/**
 * TLS that is passed on is routed by tls routes, everything else by tcp routes.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
 */
const sectionsOf = (servers: readonly GatewayServer[]): readonly ("tls" | "tcp")[] =>
  servers.some(({ kind }) => kind === "passthrough") ? ["tls"] : ["tcp"];

/** On a port without TLS no host is known, so any VirtualService bound to the servers may take a connection. */
function connection(at: AtGateway, servers: readonly GatewayServer[]): RouteDecision {
  const bound = boundDomains(at.world, at.proxy, servers);
  const isTls = servers.some(({ kind }) => kind !== "tcp");
  const host = bareHost(at.call.host);
  for (const { virtualService, server } of isTls ? serving(bound, host) : bound) {
    const decided = connectionDecision(virtualService, contextAt(at, server), {
      names: [host],
      addresses: [host],
      sections: sectionsOf(servers),
    });
    if (decided) return decided;
  }
  return NO_ROUTE;
}

const speaksHttp = ({ protocol }: Call): boolean => protocol === "http" || protocol === "grpc";

/** Servers that end or pass on TLS are chosen by the server name, and refuse a connection whose name none has. */
function encrypted(at: AtGateway, servers: readonly GatewayServer[]): RouteDecision {
  if (at.call.protocol === "tcp") return NO_LISTENER;
  const chosen = admitting(servers, bareHost(at.call.host)).filter((one) => hasCertificate(at, one));
  const [first] = chosen;
  if (!first) return NO_LISTENER;
  const alike = chosen.filter(({ kind }) => kind === first.kind);
  if (first.kind === "https") return speaksHttp(at.call) ? http(at, alike) : NO_ROUTE;
  return connection({ ...at, call: { ...at.call, protocol: "tls" } }, alike);
}

/** A server whose certificate's Secret is not in the gateway's namespace ends no TLS. */
function hasCertificate({ world, proxy }: AtGateway, { credential }: GatewayServer): boolean {
  return (
    credential === "" ||
    world
      .objects("", "Secret")
      .some(({ metadata }) => metadata.name === credential && metadata.namespace === proxy.end.namespace)
  );
}

/**
 * What a gateway's pods do with a call by the Gateways they serve and the VirtualServices bound to those: nothing listens on a
 * port without a server; a host without a route is answered 404.
 * https://istio.io/latest/docs/reference/config/networking/gateway/ and
 * https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services
 */
export function gatewayCall(world: MeshWorld, proxy: PodGroup, call: Call): RouteDecision {
  const at = { world, proxy, call };
  const servers = gatewayServers(world, proxy, call.port);
  const ofKind = (...kinds: readonly GatewayServer["kind"][]): readonly GatewayServer[] =>
    servers.filter(({ kind }) => kinds.includes(kind));
  const secure = ofKind("https", "tls", "passthrough");
  if (secure.length > 0) return encrypted(at, secure);
  const plain = ofKind("http");
  if (plain.length > 0) return speaksHttp(call) ? http(at, plain) : NO_ROUTE;
  return servers.length > 0 ? connection(at, servers) : NO_LISTENER;
}
