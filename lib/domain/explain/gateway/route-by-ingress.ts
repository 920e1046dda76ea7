import type { ClusterObject } from "../../mesh/cluster-object";
import { compareHosts, hostCovers } from "../../mesh/hosts/host-matches";
import { serviceHost } from "../../mesh/hosts/resolve-host";
import { isJsonObject, objectAt, objectsAt, textAt, textsAt } from "../../mesh/read-json";
import type { MeshWorkload } from "../../routing/mesh-workload";
import { apiMatchMiss } from "../api-routes/api-match";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainStep } from "../explanation";
import type { ExplainedRequest } from "../explained-request";
import type { ExplainCall, Routed } from "../routed";
import { refOf, step } from "../step";
import { unreadSteps } from "../unread-steps";
import { DEFAULT_RETRIES } from "../virtual-services/retries-of";
import { answerOf, type EdgeAnswer } from "./edge-answer";
import { edgeCall } from "./edge-call";
import { ingressPaths, type IngressPath } from "./ingress-paths";
import { samePorts } from "./same-ports";
import { servedIngresses } from "./served-ingresses";
import { tlsMismatch, type ListenerMode } from "./tls-mismatch";

const HTTP_PORT = 80;
const HTTPS_PORT = 443;

/** Port 80 serves every Ingress, port 443 the hosts that one of them names for TLS; else what is lacking. */
function modeAt(
  isSame: (one: number, other: number) => boolean,
  ingresses: readonly ClusterObject[],
  { host, port }: ExplainCall,
): ListenerMode | "noPort" | "noHost" {
  if (isSame(HTTP_PORT, port)) return "http";
  if (!isSame(HTTPS_PORT, port)) return "noPort";
  const named = ingresses
    .flatMap(({ data }) => objectsAt(objectAt(data, "spec"), "tls"))
    .flatMap((tls) => (textsAt(tls, "hosts").length === 0 ? ["*"] : textsAt(tls, "hosts")));
  if (named.length === 0) return "noPort";
  return named.some((one) => hostCovers(one, host)) ? "https" : "noHost";
}

/** The port of a backend, by number or by the name that it has at the Service; null where there is none. */
function portOf({ routing }: ExplainMesh, { ingress, backend }: IngressPath): number | null {
  const service = objectAt(backend, "service");
  const { number } = objectAt(service, "port");
  if (typeof number === "number") return number;
  const name = textAt(objectAt(service, "port"), "name");
  const found = routing.snapshot.get("Service", ingress.meta.namespace, textAt(service, "name"));
  const ports = objectsAt(objectAt(found?.data ?? {}, "spec"), "ports");
  const port = ports.find((one) => name !== "" && one["name"] === name)?.["port"];
  return typeof port === "number" ? port : null;
}

function forwarded(
  mesh: ExplainMesh,
  taken: IngressPath,
  call: ExplainCall,
  passed: readonly ExplainStep[],
): Routed {
  const { ingress, place, backend } = taken;
  const where = { object: refOf(ingress), path: place };
  const port = portOf(mesh, taken);
  const name = textAt(objectAt(backend, "service"), "name");
  if (port === null) {
    const because = `its backend names no port of a Service ${ingress.meta.namespace}/${name}: the proxy answers 404`;
    return {
      kind: "error",
      code: 404,
      fault: null,
      steps: [...passed, step(where, "route", "refuses", because)],
    };
  }
  const host = serviceHost(ingress.meta.namespace, name);
  return {
    kind: "forward",
    targets: [{ host, port, subset: "", percent: 100, call }],
    timeoutMs: null,
    retries: DEFAULT_RETRIES,
    fault: null,
    steps: [...passed, step(where, "route", "takes", `it is sent to ${host}:${port}`)],
  };
}

/** What an Ingress says that nobody looks at. */
function unobeyedSteps(ingress: ClusterObject): readonly ExplainStep[] {
  const unread = unreadSteps(ingress, ["rules"]);
  if (!isJsonObject(objectAt(ingress.data, "spec")["defaultBackend"])) return unread;
  const place = { object: refOf(ingress), path: "spec.defaultBackend" };
  return [step(place, "route", "skips", "Istio does not obey default backends"), ...unread];
}

/** The rules of the narrowest host alone are tried. */
function routed(
  mesh: ExplainMesh,
  ingresses: readonly ClusterObject[],
  call: ExplainCall,
): { readonly hostname: string; readonly by: IngressPath | null; readonly routed: Routed } {
  const ofHost = ingressPaths(ingresses).filter(({ hostname }) => hostCovers(hostname, call.host));
  const [narrowest = ""] = ofHost.map(({ hostname }) => hostname).toSorted(compareHosts);
  const passed = ingresses.flatMap(unobeyedSteps);
  for (const one of ofHost.filter(({ hostname }) => hostname === narrowest)) {
    const miss = apiMatchMiss({ path: one.path, method: "", headers: [], queryParams: [] }, call);
    if (miss === null) return { hostname: narrowest, by: one, routed: forwarded(mesh, one, call, passed) };
    passed.push(step({ object: refOf(one.ingress), path: one.place }, "route", "skips", miss));
  }
  const none = step(
    { object: null },
    "route",
    "refuses",
    `no rule of an Ingress takes the request for ${call.host}`,
  );
  return {
    hostname: narrowest,
    by: ofHost[0] ?? null,
    routed: { kind: "error", code: 404, fault: null, steps: [...passed, none] },
  };
}

/**
 * What a gateway's pods do with a request by the Ingresses that they serve; null where they serve none.
 * https://istio.io/latest/docs/tasks/traffic-management/ingress/kubernetes-ingress/
 */
export function routeByIngress(
  mesh: ExplainMesh,
  gateway: MeshWorkload,
  request: ExplainedRequest,
): EdgeAnswer | null {
  const ingresses = servedIngresses(mesh, gateway);
  const [first] = ingresses;
  if (!first) return null;
  const call = edgeCall(request);
  const unclaimed = { call, routed: null, hostname: "", claimedBy: null };
  const told = (verdict: ExplainStep["verdict"], because: string): readonly ExplainStep[] => [
    step({ object: refOf(first), path: "spec" }, "listener", verdict, because),
  ];
  const mode = modeAt(samePorts(mesh, gateway), ingresses, call);
  if (mode === "noPort" || mode === "noHost") {
    const because = `Ingresses are served on port 80, and on 443 for the hosts they name for TLS: not ${call.host} on ${call.port}`;
    return { ...unclaimed, kind: mode, steps: told("skips", because) };
  }
  const mismatch = tlsMismatch(request, mode);
  if (mismatch) return { ...unclaimed, kind: "noProtocol", steps: told("refuses", mismatch) };
  if (call.protocol === "tcp")
    return { ...unclaimed, kind: "noRoute", steps: told("skips", "an Ingress takes requests only") };
  const decided = routed(mesh, ingresses, call);
  const claim = { call, hostname: decided.hostname, claimedBy: decided.by?.ingress ?? null };
  return answerOf(claim, decided.routed, told("takes", `it serves ${call.host} on port ${call.port}`));
}
