import { observedFlows } from "../impact/observed-flows";
import { meshRouting, type MeshRouting } from "../routing/mesh-routing";
import type { MeshWorkload } from "../routing/mesh-workload";
import type { ObservedMesh } from "../routing/observed-mesh";
import { apiWaysIn } from "./api-ways-in";
import { entryAuthentication } from "./entry-authentication";
import { entryTraffic } from "./entry-traffic";
import type { Exposure, ExposureScheme } from "./exposure";
import { ingressWaysIn } from "./ingress-ways-in";
import { istioWaysIn } from "./istio-ways-in";
import type { WayIn } from "./listening";

/** More lines than this nobody reads. */
const MOST = 5_000;
const USUAL_PORTS: Readonly<Record<string, number>> = { http: 80, https: 443 };

/** A wildcard stands for some name below it. */
function exampleHost(host: string): string {
  if (host === "*") return "any.example.com";
  return host.startsWith("*.") ? `any.${host.slice(2)}` : host;
}

function exampleOf({ listening, bound }: WayIn): Exposure["example"] {
  const { host, port, scheme, tls } = listening;
  const secure = scheme === "https" || tls.mode === "terminate" || tls.mode === "mutual" || scheme === "tls";
  const written = secure ? "https" : "http";
  const shown = USUAL_PORTS[written] === port ? "" : `:${port}`;
  const { path = "/", method = "GET", headers = {} } = bound ?? {};
  return { url: `${written}://${exampleHost(host)}${shown}${path}`, method, headers };
}

/** The workloads behind the services that a route sends to. */
function serversOf({ registry }: MeshRouting, { bound }: WayIn): readonly MeshWorkload[] {
  return (bound?.destinations ?? []).flatMap((host) => {
    const registered = registry.find(host);
    return (registered && registry.workloadsOf(registered, {})) ?? [];
  });
}

function byHost(a: Exposure, b: Exposure): number {
  if (a.host === b.host) return a.port - b.port;
  return a.host < b.host ? -1 : 1;
}

const NOT_FOUND = "every request is answered 404";
const CLOSED = "every connection is closed";
/** What becomes of what no route takes, where the gateway reads it. */
const UNROUTED: Readonly<Record<ExposureScheme, string>> = {
  http: NOT_FOUND,
  https: NOT_FOUND,
  grpc: NOT_FOUND,
  tcp: CLOSED,
  tls: CLOSED,
};

function notesOf({ listening, bound }: WayIn): Exposure["notes"] {
  const { tls, workloads, gateway, addresses, scheme } = listening;
  const passedOn = tls.mode === "passthrough";
  const notes: { code: string; message: string }[] = [];
  if (tls.mode === "redirect")
    notes.push({ code: "redirects", message: "Every request is redirected to HTTPS." });
  else if (bound === null)
    notes.push({
      code: "noRoute",
      message: `No route is bound here: ${passedOn ? CLOSED : UNROUTED[scheme]}.`,
    });
  if (workloads.length === 0 && gateway.kind !== "Ingress")
    notes.push({ code: "noProxy", message: "No proxy of this gateway is running: nobody can connect." });
  if (workloads.length === 0 && gateway.kind === "Ingress")
    notes.push({
      code: "otherController",
      message: "Another ingress controller serves it: what it does is not known.",
    });
  if (workloads.length > 0 && addresses.length === 0)
    notes.push({
      code: "noAddress",
      message: "No load balancer or node port leads here: it is reached from inside of the cluster only.",
    });
  return notes;
}

/**
 * Everything that can be reached from outside through gateways of the visible namespaces: Istio Gateways, Gateways of the
 * Gateway API, Ingresses; what routes do with it, who may come in, and how much came. At most 5,000, by host.
 */
export function listExposures(mesh: ObservedMesh): readonly Exposure[] {
  const { snapshot, rootNamespace, allowAny, rows, homeCluster, visible } = mesh;
  const routing = meshRouting(snapshot, rootNamespace, allowAny);
  const ways = [...istioWaysIn(routing), ...apiWaysIn(routing), ...ingressWaysIn(routing)];
  const trafficOf = entryTraffic(ways, rows === null ? null : observedFlows(rows, snapshot, homeCluster));
  const authenticationOf = entryAuthentication(routing);
  return ways
    .filter(({ listening }) => visible.has(listening.gateway.namespace))
    .slice(0, MOST)
    .map((way): Exposure => {
      const { listening, bound } = way;
      const { workloads, ...entry } = listening;
      const { notes, ...traffic } = trafficOf(way);
      return {
        ...entry,
        route: bound?.route ?? null,
        routePath: bound?.routePath ?? "",
        condition: bound?.condition ?? "",
        destinations: bound?.destinations ?? [],
        authentication: authenticationOf(workloads, serversOf(routing, way)),
        ...traffic,
        example: exampleOf(way),
        notes: [...notesOf(way), ...notes],
      };
    })
    .toSorted(byHost);
}
