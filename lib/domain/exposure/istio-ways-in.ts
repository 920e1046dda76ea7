import { matchText } from "../config/effective/match-text";
import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import { resolveHost } from "../mesh/hosts/resolve-host";
import { isJsonObject, objectAt, objectsAt, textAt, textsAt } from "../mesh/read-json";
import { gatewaySelects, servedBy } from "../routing/gateway-servers";
import type { MeshRouting } from "../routing/mesh-routing";
import { routeRules, type RouteRule, type RouteSection } from "../routing/route-rules";
import { gatewayNamed } from "../routing/virtual-service";
import type { ExposureScheme } from "./exposure";
import { exampleOfMatch } from "./example-of-match";
import { reachedAt } from "./reached-at";
import type { Bound, Listening, WayIn } from "./listening";

const SCHEMES: Readonly<Record<string, ExposureScheme>> = {
  HTTP: "http",
  HTTP2: "http",
  GRPC: "grpc",
  "GRPC-WEB": "http",
  HTTPS: "https",
  TLS: "tls",
  TCP: "tcp",
  MONGO: "tcp",
  REDIS: "tcp",
  MYSQL: "tcp",
};
/** Settings without a mode have the first one. */
const MODES: Readonly<Record<string, Listening["tls"]["mode"]>> = {
  "": "passthrough",
  PASSTHROUGH: "passthrough",
  AUTO_PASSTHROUGH: "passthrough",
  MUTUAL: "mutual",
  ISTIO_MUTUAL: "mutual",
  OPTIONAL_MUTUAL: "terminate",
  SIMPLE: "terminate",
};

/** Servers of plain HTTP end no TLS. https://istio.io/latest/docs/reference/config/networking/gateway/#ServerTLSSettings */
function tlsOf(server: JsonObject, scheme: ExposureScheme): Listening["tls"] {
  const tls = server["tls"];
  if (!isJsonObject(tls)) return { mode: "none", credential: "" };
  const credential = textAt(tls, "credentialName") || textAt(tls, "serverCertificate");
  if (tls["httpsRedirect"] === true) return { mode: "redirect", credential };
  if (scheme === "http" || scheme === "grpc") return { mode: "none", credential: "" };
  return { mode: MODES[textAt(tls, "mode")] ?? "terminate", credential };
}

/** A host of a server, also as it is written: with the namespaces whose VirtualServices it is for. */
interface ServerHost {
  readonly written: string;
  readonly listening: Listening;
}

function listeningOf(mesh: MeshRouting, gateway: ClusterObject, server: JsonObject): readonly ServerHost[] {
  const named = objectAt(server, "port");
  const port = typeof named["number"] === "number" ? named["number"] : 0;
  const workloads = mesh.registry.workloads.all.filter((one) => gatewaySelects(gateway, one));
  const reached = reachedAt(mesh, workloads, port);
  const { namespace, name } = gateway.meta;
  const scheme = SCHEMES[textAt(named, "protocol").toUpperCase()] ?? "tcp";
  const common = {
    gateway: { kind: "Gateway.networking.istio.io", namespace, name },
    port: reached.port,
    scheme,
    tls: tlsOf(server, scheme),
    addresses: reached.addresses,
    workloads,
  };
  return textsAt(server, "hosts").map((written) => {
    const host = written.slice(written.indexOf("/") + 1).toLowerCase();
    return { written, listening: { ...common, host } };
  });
}

/** https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService */
const sectionOf = ({ scheme, tls }: Listening): RouteSection => {
  if (tls.mode === "passthrough") return "tls";
  return scheme === "tcp" || scheme === "tls" ? "tcp" : "http";
};

function destinationsOf({ rule, namespace }: RouteRule): readonly string[] {
  const hosts = objectsAt(rule, "route").map((one) => textAt(objectAt(one, "destination"), "host"));
  return [...new Set(hosts.filter((host) => host !== "").map((host) => resolveHost(host, namespace)))];
}

/** The matches of a rule that hold at a gateway, without what says so; null where none does. */
function matchesAt({ rule, namespace }: RouteRule, gateway: string): readonly JsonObject[] | null {
  const written = objectsAt(rule, "match");
  const here = written.filter((match) => {
    const named = textsAt(match, "gateways");
    return named.length === 0 || named.some((one) => gatewayNamed(one, namespace) === gateway);
  });
  if (written.length > 0 && here.length === 0) return null;
  return here.map(({ gateways: _, port: __, ...match }) => match);
}

/** The object of a rule is the one it is written in, which may be a delegate. */
function boundOf(route: RouteRule, matches: readonly JsonObject[]): Bound {
  const asked = matches.map(matchText).filter((text) => text !== "every request");
  return {
    route: route.object,
    routePath: route.path,
    condition: asked.length === matches.length ? asked.join("; or ") : "",
    destinations: destinationsOf(route),
    ...exampleOfMatch(matches[0] ?? {}),
  };
}

function boundRules(
  { snapshot }: MeshRouting,
  object: ClusterObject,
  section: RouteSection,
  gateway: string,
): readonly Bound[] {
  return routeRules(snapshot, object, section).flatMap((route) => {
    const matches = matchesAt(route, gateway);
    return matches === null ? [] : [boundOf(route, matches)];
  });
}

function boundAt(
  mesh: MeshRouting,
  gateway: ClusterObject,
  { written, listening }: ServerHost,
): readonly WayIn[] {
  const { namespace: own, name } = gateway.meta;
  const gatewayName = `${own}/${name}`;
  const namespaces = new Set(listening.workloads.map(({ namespace }) => namespace));
  const proxies = namespaces.size > 0 ? [...namespaces] : [own];
  const services = new Set(
    proxies.flatMap((namespace) => mesh.virtualServices.atGateway(gatewayName, namespace)),
  );
  return [...services].flatMap(({ hosts, object }) => {
    const between = { namespace: object.meta.namespace, own };
    const served = new Set(hosts.flatMap((host) => servedBy(written, host, between) ?? []));
    const rules = boundRules(mesh, object, sectionOf(listening), gatewayName);
    return [...served].flatMap((host) =>
      rules.map((bound) => ({ listening: { ...listening, host }, bound })),
    );
  });
}

/**
 * What Istio Gateways let in: each host of each server, with every route that VirtualServices bind there.
 * https://istio.io/latest/docs/reference/config/networking/gateway/
 */
export function istioWaysIn(mesh: MeshRouting): readonly WayIn[] {
  return mesh.snapshot.list("Gateway.networking.istio.io").flatMap((gateway) =>
    objectsAt(objectAt(gateway.data, "spec"), "servers")
      .flatMap((server) => listeningOf(mesh, gateway, server))
      .flatMap((one) => {
        const { listening } = one;
        const bound = listening.tls.mode === "redirect" ? [] : boundAt(mesh, gateway, one);
        return bound.length > 0 ? bound : [{ listening, bound: null }];
      }),
  );
}
