import { compareHosts } from "../../mesh/hosts/host-matches";
import { olderFirst } from "../../mesh/older-first";
import type { MeshWorkload } from "../../routing/mesh-workload";
import type { ExplainMesh } from "../explain-mesh";
import type { ExplainStep } from "../explanation";
import type { ExplainedRequest } from "../explained-request";
import type { ExplainCall, Routed } from "../routed";
import { nameOf, refOf, step } from "../step";
import type { EdgeAnswer } from "./edge-answer";
import { edgeCall } from "./edge-call";
import { gatewayWorkloads } from "./gateway-workloads";
import { isMetOutside } from "./is-met-outside";
import { refusalStep } from "./refusal-step";
import { routeAtListeners } from "./route-at-listeners";
import { routeAtServers } from "./route-at-servers";
import { routeByIngress } from "./route-by-ingress";
import { unservedSteps } from "./unserved-steps";

/** What becomes of a request from outside at the edge of the mesh. */
export interface AtGateway {
  /** The proxy that takes it; null where none listens. */
  readonly gateway: MeshWorkload | null;
  /** As that proxy has it before it. */
  readonly call: ExplainCall;
  /** null where the connection is refused. */
  readonly routed: Routed | null;
  /** Nothing listens, or the TLS handshake fails. */
  readonly refused: boolean;
  readonly steps: readonly ExplainStep[];
}

interface WorkloadAnswer extends EdgeAnswer {
  readonly gateway: MeshWorkload;
}

const RANK: Readonly<Record<EdgeAnswer["kind"], number>> = {
  routed: 0,
  noRoute: 1,
  noProtocol: 2,
  noHost: 2,
  noPort: 3,
};

const allSteps = ({ steps, routed }: EdgeAnswer): readonly ExplainStep[] => [
  ...steps,
  ...(routed?.steps ?? []),
];

/** By the Gateway API where it has an answer, else by Ingresses, else by Istio's Gateways; all may be served by one proxy. */
function atWorkload(mesh: ExplainMesh, gateway: MeshWorkload, request: ExplainedRequest): WorkloadAnswer {
  const answers = [
    routeAtListeners(mesh, gateway, request),
    routeByIngress(mesh, gateway, request),
    routeAtServers(mesh, gateway, request),
  ].filter((answer) => answer !== null);
  const [best = routeAtServers(mesh, gateway, request)] = answers.toSorted(
    (a, b) => RANK[a.kind] - RANK[b.kind],
  );
  const others = best.kind === "routed" ? [] : answers.filter((answer) => answer !== best);
  return { ...best, gateway, steps: [...others.flatMap(allSteps), ...best.steps] };
}

/** The one that claims a request by the most specific host comes first, of several the oldest. */
function byClaim(one: WorkloadAnswer, other: WorkloadAnswer): number {
  const rank = RANK[one.kind] - RANK[other.kind];
  if (rank !== 0) return rank;
  const specific = one.hostname && other.hostname ? compareHosts(one.hostname, other.hostname) : 0;
  if (specific !== 0 || !one.claimedBy || !other.claimedBy) return specific;
  return olderFirst(one.claimedBy, other.claimedBy);
}

/** DNS and addresses decide which of several gateways a caller meets, which the configuration does not tell. */
function rivalStep({ gateway, claimedBy, hostname }: WorkloadAnswer): ExplainStep {
  const object = claimedBy && refOf(claimedBy);
  const name = object ? nameOf(object) : "a Gateway";
  const because = `${name} at ${gateway.namespace}/${gateway.workload} has ${hostname} too: DNS decides which gateway callers meet`;
  return step({ object }, "listener", "unknown", because);
}

/** A gateway that would take the request, did callers from outside meet it. */
function insideStep({ gateway, claimedBy, hostname }: WorkloadAnswer): ExplainStep {
  const because = `${gateway.namespace}/${gateway.workload} has ${hostname}, and no address outside leads to it: callers meet gateways whose Service is of type LoadBalancer or NodePort or has externalIPs`;
  return step({ object: claimedBy && refOf(claimedBy) }, "listener", "skips", because);
}

/** Those of gateways that callers from outside meet: those that addresses outside lead to, all where none of them is so. */
function metOutside(mesh: ExplainMesh, answers: readonly WorkloadAnswer[]): readonly WorkloadAnswer[] {
  const met = answers.filter(({ gateway }) => isMetOutside(mesh, gateway));
  return met.length > 0 ? met : answers;
}

/** The same answers, told in the order in which their steps are read. */
function told(best: WorkloadAnswer, answers: readonly WorkloadAnswer[]): readonly ExplainStep[] {
  const others = answers.filter((one) => one !== best);
  if (best.kind === "routed" || best.kind === "noRoute")
    return [
      ...others.filter(({ kind, claimedBy }) => kind === best.kind && claimedBy).map(rivalStep),
      ...best.steps,
    ];
  return [...others.flatMap(allSteps), ...best.steps];
}

/** A request that no route of the gateway takes is answered 404. */
function routedOf({ kind, routed, call }: WorkloadAnswer): Routed {
  if (kind === "routed" && routed) return routed;
  const because = `no gateway has a route that takes this request for ${call.host}: it is answered 404`;
  const missing = step({ object: null }, "route", "refuses", because);
  return { kind: "error", code: 404, fault: null, steps: [...(routed?.steps ?? []), missing] };
}

/**
 * Finds the gateway that claims the host of a request from outside (of several that callers there meet the one with the most
 * specific host, then the oldest), and what its routes do with the request. A source that is a gateway is that gateway.
 * https://istio.io/latest/docs/concepts/traffic-management/#gateways
 */
export function routeAtGateway(mesh: ExplainMesh, request: ExplainedRequest): AtGateway {
  const answers = gatewayWorkloads(mesh, request.source).map((one) => atWorkload(mesh, one, request));
  const met = request.source === "outside" ? metOutside(mesh, answers) : answers;
  const unmet = answers.filter((one) => one.kind === "routed" && !met.includes(one)).map(insideStep);
  const ranked = met.toSorted(byClaim);
  const [best] = ranked;
  if (!best) {
    const none = step({ object: null }, "listener", "refuses", "no ready gateway proxy is known in the mesh");
    const call = edgeCall(request);
    return { gateway: null, call, routed: null, refused: true, steps: [...unservedSteps(mesh), none] };
  }
  const { gateway, call } = best;
  const looked = [...unmet, ...told(best, met)];
  if (best.kind === "routed") return { gateway, call, routed: routedOf(best), refused: false, steps: looked };
  const steps = [...unservedSteps(mesh), ...looked];
  if (best.kind === "noRoute") return { gateway, call, routed: routedOf(best), refused: false, steps };
  return {
    gateway: null,
    call,
    routed: null,
    refused: true,
    steps: [...steps, refusalStep(ranked, request)],
  };
}
