import type { FlowEnd, MeshFlow, PodRef } from "../../traffic/model/mesh-flow";
import { seededRandom } from "../../world/seeded-random";
import { stableHash } from "../../world/stable-hash";
import { latencyAt } from "./latency-at";
import type { RequestInstant } from "./request-instants";

/** One request (on tcp one connection) of a flow, as it was made. */
export interface MadeRequest {
  readonly flow: MeshFlow;
  /** When it was answered and counted, in unix milliseconds. */
  readonly endedAt: number;
  readonly startedAt: number;
  /** Its x-request-id, the same in every log. */
  readonly id: string;
  readonly source: PodRef;
  readonly destination: PodRef | null;
  readonly durationMs: number;
  readonly bytesToServer: number;
  readonly bytesToClient: number;
  /** Ports that a client's connection came from: the application's to its proxy, the proxy's to the server. */
  readonly clientPorts: readonly [number, number];
}

const endKey = (end: FlowEnd | null): string => (end ? `${end.namespace}/${end.workload}` : "");

/** A number that is the same for the same flow of the same epoch (which began at `from`), whatever its rate. */
export function flowSeed(flow: MeshFlow, from: number): number {
  const { role, source, call, destination, code, grpcStatus, flags } = flow;
  const { host, port, method, path } = call;
  const ends = [endKey(source), endKey(destination)];
  return stableHash([from, role, ...ends, host, port, method, path, code, grpcStatus, flags].join("\u0001"));
}

/** The pods of both ends take turns, so that every pair has its even share. */
export const sourceIndex = (flow: MeshFlow, ordinal: number): number => ordinal % flow.source.pods.length;
export const destinationIndex = (flow: MeshFlow, ordinal: number): number =>
  Math.floor(ordinal / flow.source.pods.length) % Math.max(1, flow.destination?.pods.length ?? 1);

const TCP_CONNECTION_MS = 1_200;
const NOBODY: PodRef = { name: "", address: "-", node: "" };

const port = (share: number): number => 32_768 + Math.floor(share * 28_000);

function uuid(random: () => number): string {
  const digits = Array.from({ length: 4 }, () =>
    Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, "0"),
  ).join("");
  return digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-4$3-9$4-$5");
}

/** The request of a flow with an ordinal: always the same for the same seed. */
export function madeRequest(flow: MeshFlow, { ordinal, at }: RequestInstant, seed: number): MadeRequest {
  const random = seededRandom(seed ^ Math.imul(ordinal + 1, 0x9e3779b1));
  const id = uuid(random);
  const latency = flow.latency ?? { medianMs: TCP_CONNECTION_MS, sigma: 0.5 };
  const size = (perSecond: number): number =>
    Math.round((perSecond / flow.perSecond) * (0.6 + 0.8 * random()));
  const durationMs = Math.round(latencyAt(latency, random()));
  return {
    flow,
    endedAt: at,
    startedAt: at - durationMs,
    id,
    source: flow.source.pods[sourceIndex(flow, ordinal)] ?? NOBODY,
    destination: flow.destination?.pods[destinationIndex(flow, ordinal)] ?? null,
    durationMs,
    bytesToServer: size(flow.bytesToServerPerSecond),
    bytesToClient: size(flow.bytesToClientPerSecond),
    clientPorts: [port(random()), port(random())],
  };
}
