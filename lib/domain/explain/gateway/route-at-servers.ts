import { compareHosts } from "../../mesh/hosts/host-matches";
import type { MeshWorkload } from "../../routing/mesh-workload";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainStep } from "../explanation";
import type { ExplainedRequest } from "../explained-request";
import type { Routed } from "../routed";
import { someOf } from "../../mesh/some-of";
import { refOf, step } from "../step";
import { boundServices, closestServices } from "./bound-services";
import { answerOf, type EdgeAnswer } from "./edge-answer";
import { edgeCall } from "./edge-call";
import type { Found } from "./found";
import { type AtServers, byConnectionRoutes, byHttpRoutes } from "./istio-routes";
import { claimOf, type IstioServer, istioServers } from "./istio-servers";
import { type ListenerMode, tlsMismatch } from "./tls-mismatch";

const said = (server: IstioServer, verdict: ExplainStep["verdict"], because: string): ExplainStep =>
  step({ object: refOf(server.gateway), path: server.path }, "listener", verdict, because);

const redirectedToHttps = (server: IstioServer): Routed => ({
  kind: "redirect",
  code: 301,
  fault: null,
  steps: [
    step(
      { object: refOf(server.gateway), path: `${server.path}.tls.httpsRedirect` },
      "route",
      "takes",
      "every plain request is redirected to https: 301",
    ),
  ],
});

interface Decided {
  readonly routed: Routed | null;
  readonly steps: readonly ExplainStep[];
}

/** What servers of one mode do with what they take; `first` is the one that claims it. */
function decide(at: AtServers, first: IstioServer): Decided {
  const { mesh, gateway, servers, call } = at;
  const bound = boundServices(mesh, gateway.namespace, servers);
  const closest = closestServices(bound, call.host);
  const { steps } = closest;
  if (first.mode === "tcp") return { routed: byConnectionRoutes(at, bound, "tcp"), steps: [] };
  if (first.mode === "tls" || first.mode === "passthrough") {
    const section = first.mode === "passthrough" ? "tls" : "tcp";
    return { routed: byConnectionRoutes(at, closest.found, section), steps };
  }
  if (call.protocol !== "http" && call.protocol !== "grpc") return { routed: null, steps };
  const claim = claimOf(first, call.host);
  const redirecting = servers.find((one) => one.httpsRedirect && claimOf(one, call.host) === claim);
  return redirecting
    ? { routed: redirectedToHttps(redirecting), steps: [] }
    : { routed: byHttpRoutes(at, closest.found), steps };
}

const SECURE: readonly ListenerMode[] = ["https", "tls", "passthrough"];

/** The servers that may take a connection of a port: those with TLS before those of plain HTTP before those of bytes. */
function family(servers: readonly IstioServer[]): readonly IstioServer[] {
  const of = (modes: readonly ListenerMode[]): readonly IstioServer[] =>
    servers.filter(({ mode }) => modes.includes(mode));
  return [of(SECURE), of(["http"]), servers].find((some) => some.length > 0) ?? [];
}

/** The servers whose hosts have a host most closely; connections of bytes have none. */
function claiming(servers: readonly IstioServer[], host: string): Found<IstioServer> {
  const [first] = servers;
  if (first?.mode === "tcp")
    return {
      found: servers,
      steps: servers.map((one) => said(one, "takes", `it takes every connection of port ${one.port}`)),
    };
  const claims = servers.map((server) => ({ server, claim: claimOf(server, host) }));
  const [closest = ""] = claims.flatMap(({ claim }) => (claim === "" ? [] : [claim])).toSorted(compareHosts);
  const steps = claims.map(({ server, claim }) => {
    if (claim === "")
      return said(
        server,
        "skips",
        `its hosts ${someOf(server.hosts.map((one) => one.host))} do not have ${host}`,
      );
    return claim === closest
      ? said(server, "takes", `it has the host ${claim} on port ${server.port}`)
      : said(server, "skips", `${closest} of another server is more specific than ${claim}`);
  });
  return {
    found: claims.filter(({ claim }) => claim !== "" && claim === closest).map(({ server }) => server),
    steps,
  };
}

/** What cannot be told of a caller's handshake with a server, or why it fails for certain. */
function handshakeSteps(server: IstioServer): readonly ExplainStep[] {
  if (server.tlsMode === "MUTUAL")
    return [said(server, "unknown", "MUTUAL: callers without a certificate that it trusts are turned away")];
  if (server.tlsMode === "ISTIO_MUTUAL")
    return [
      said(server, "unknown", "ISTIO_MUTUAL: callers without a certificate of the mesh are turned away"),
    ];
  if (server.tlsMode === "AUTO_PASSTHROUGH")
    return [
      said(
        server,
        "unknown",
        "AUTO_PASSTHROUGH: server names that name a service and port of the mesh need no VirtualService",
      ),
    ];
  return [];
}

/**
 * What a gateway's pods do with a request by the Gateways of networking.istio.io that select them and the VirtualServices bound
 * to those. https://istio.io/latest/docs/reference/config/networking/gateway/
 */
export function routeAtServers(
  mesh: ExplainMesh,
  gateway: MeshWorkload,
  request: ExplainedRequest,
): EdgeAnswer {
  const call = edgeCall(request);
  const onPort = istioServers(mesh, gateway, request.port);
  const able = family(onPort.found);
  const claims = claiming(able, call.host);
  const steps = [...onPort.steps, ...claims.steps];
  const [first] = claims.found;
  const unclaimed = { call, routed: null, hostname: "", claimedBy: null, steps };
  const [any] = able;
  if (!any) return { ...unclaimed, kind: "noPort" };
  if (!first && any.mode !== "http") return { ...unclaimed, kind: "noHost" };
  const claimer = first ?? any;
  const mismatch = tlsMismatch(request, claimer.mode);
  if (mismatch)
    return { ...unclaimed, kind: "noProtocol", steps: [...steps, said(claimer, "refuses", mismatch)] };
  if (!first) return { ...unclaimed, kind: "noRoute" };
  const seen = edgeCall(request, first.mode === "passthrough");
  const servers = first.mode === "http" ? able : claims.found.filter(({ mode }) => mode === first.mode);
  const decided = decide({ mesh, gateway, servers, call: seen }, first);
  const claim = {
    call: { ...seen, port: first.port },
    hostname: claimOf(first, call.host) || "*",
    claimedBy: first.gateway,
  };
  return answerOf(claim, decided.routed, [...steps, ...handshakeSteps(first), ...decided.steps]);
}
