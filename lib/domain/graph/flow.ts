import type { Protocol } from "./graph";
import type { Report } from "./report";

/** One end of a flow as telemetry names it; "" where unknown, except the cluster, which is never unknown. */
export interface FlowEnd {
  /** Tells ends apart; equal for equal ends. */
  readonly key: string;
  readonly cluster: string;
  readonly namespace: string;
  readonly workload: string;
  readonly app: string;
  readonly version: string;
}

/** The service a client called; every field "" for none (a call by pod IP). */
export interface CalledService {
  readonly host: string;
  readonly name: string;
  readonly namespace: string;
}

/** Stands for the name of an end the viewer may not know of; no Kubernetes name can be spelt like it. */
export const HIDDEN_NAME = "(hidden)";

/**
 * Traffic of one protocol from one source through one service to one destination, with every side's report kept apart.
 * A side that does not report is null.
 */
export interface Flow {
  readonly source: FlowEnd;
  readonly destination: FlowEnd;
  readonly service: CalledService;
  readonly protocol: Protocol;
  readonly client: Report | null;
  readonly waypoint: Report | null;
  readonly server: Report | null;
  /** The report an edge shows: the client's, else the waypoint's, else the server's. */
  readonly edge: Report;
  /** The report a destination's total is made of: the server's, else the waypoint's, else the client's. */
  readonly inbound: Report;
}

/** The key of an end: ends without a workload are told apart by their app. */
export function endKey({ cluster, namespace, workload, app }: Omit<FlowEnd, "key" | "version">): string {
  return `${cluster}\0${namespace}\0${workload === "" ? `\0${app}` : workload}`;
}

/** A key that tells two services apart. */
export function serviceKey(service: CalledService): string {
  return `${service.namespace}\0${service.name}`;
}
