import type { FlowReport, MeshFlow } from "../../traffic/model/mesh-flow";
import { connectionsPerSecond } from "../istio/connection-rates";
import { destinationIndex, sourceIndex } from "./made-request";

/** Whose log a request is written to: the client's or the server's Envoy, a waypoint, a ztunnel, the application that answers, the one that called. */
export type LogSide = "client" | "server" | "waypoint" | "ztunnelOut" | "ztunnelIn" | "answering" | "calling";

/** A part of a flow that one container writes lines of. */
export interface LogPart {
  readonly flow: MeshFlow;
  readonly side: LogSide;
  /** Lines a second on the mean of a day, over all pods that share the flow. */
  readonly perSecond: number;
  /** Whether the request with an ordinal is one of this pod's. */
  readonly isAsked: (ordinal: number) => boolean;
}

/** A pod, by what tells it apart. */
export interface PodName {
  readonly namespace: string;
  readonly pod: string;
}

/** Whether a pod is the one of an end whose turn it is. */
function ofPods(
  pods: readonly { readonly name: string }[],
  isIt: (pod: { readonly name: string }) => boolean,
  turn: (ordinal: number) => number,
): ((ordinal: number) => boolean) | null {
  const indexes = new Set(pods.flatMap((pod, index) => (isIt(pod) ? [index] : [])));
  return indexes.size > 0 ? (ordinal) => indexes.has(turn(ordinal)) : null;
}

const SIDES = { source: "client", destination: "server", waypoint: "waypoint" } as const;

function turnOf(flow: MeshFlow, { reporter, by }: FlowReport): (ordinal: number) => number {
  if (reporter === "source") return (ordinal) => sourceIndex(flow, ordinal);
  if (reporter === "destination") return (ordinal) => destinationIndex(flow, ordinal);
  return (ordinal) => ordinal % by.pods.length;
}

/** What the Envoy of a pod writes of a flow. */
export function envoyParts(flow: MeshFlow, { namespace, pod }: PodName): readonly LogPart[] {
  return flow.reports
    .filter(({ by }) => by.dataPlane !== "ztunnel" && by.namespace === namespace)
    .flatMap((report) => {
      const isAsked = ofPods(report.by.pods, ({ name }) => name === pod, turnOf(flow, report));
      return isAsked ? [{ flow, side: SIDES[report.reporter], perSecond: flow.perSecond, isAsked }] : [];
    });
}

/** What the ztunnel of a node writes of a flow: its connections, not its requests. */
export function ztunnelParts(flow: MeshFlow, node: string): readonly LogPart[] {
  return flow.reports
    .filter(({ by }) => by.dataPlane === "ztunnel")
    .flatMap((report) => {
      const indexes = new Set(report.by.pods.flatMap((pod, index) => (pod.node === node ? [index] : [])));
      const turn = turnOf(flow, report);
      const side = report.reporter === "source" ? "ztunnelOut" : "ztunnelIn";
      const perSecond = connectionsPerSecond(flow);
      return indexes.size > 0
        ? [{ flow, side, perSecond, isAsked: (ordinal: number) => indexes.has(turn(ordinal)) } as const]
        : [];
    });
}

/** Whether the application itself saw the request: no proxy turned it away, and it is no caller's view of several tries. */
function reachesApplication({ role, destination, flags, code, details, reports }: MeshFlow): boolean {
  if (!destination || flags !== "" || code === "0") return false;
  if (details !== "" && details !== "via_upstream") return false;
  const told = destination.dataPlane === "sidecar" || destination.dataPlane === "ztunnel";
  return role !== "request" || !told || reports.some(({ reporter }) => reporter === "destination");
}

function isFailure({ protocol, code, grpcStatus, flags }: MeshFlow): boolean {
  if (protocol === "tcp") return flags !== "";
  return protocol === "grpc" ? grpcStatus !== "0" : code === "0" || Number(code) >= 500;
}

/** What the application of a pod writes of a flow: requests that it answers, and calls of its own that fail. */
export function applicationParts(flow: MeshFlow, { namespace, pod }: PodName): readonly LogPart[] {
  const { source, destination, perSecond } = flow;
  const isIt = ({ name }: { readonly name: string }): boolean => name === pod;
  const answering =
    destination?.namespace === namespace && reachesApplication(flow)
      ? ofPods(destination.pods, isIt, (ordinal) => destinationIndex(flow, ordinal))
      : null;
  const calling =
    flow.role === "request" && source.namespace === namespace && isFailure(flow)
      ? ofPods(source.pods, isIt, (ordinal) => sourceIndex(flow, ordinal))
      : null;
  return [
    ...(answering ? [{ flow, side: "answering", perSecond, isAsked: answering } as const] : []),
    ...(calling ? [{ flow, side: "calling", perSecond, isAsked: calling } as const] : []),
  ];
}
