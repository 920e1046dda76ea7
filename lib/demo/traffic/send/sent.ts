import type { Call } from "../model/call";
import type { FlowEnd, MeshFlow } from "../model/mesh-flow";

/** Requests that a workload took in and works on. */
export interface Arrival {
  readonly at: FlowEnd;
  readonly call: Call;
  readonly perSecond: number;
}

/** What sending a call led to. */
export interface Sent {
  readonly flows: readonly MeshFlow[];
  readonly arrivals: readonly Arrival[];
}

export const NOTHING_SENT: Sent = { flows: [], arrivals: [] };

export const sentTogether = (parts: readonly Sent[]): Sent => ({
  flows: parts.flatMap(({ flows }) => flows),
  arrivals: parts.flatMap(({ arrivals }) => arrivals),
});

/** The same, as many times as it was sent. */
export const sentTimes = ({ flows, arrivals }: Sent, times: number): Sent => ({
  flows: flows.map((flow) => ({
    ...flow,
    perSecond: flow.perSecond * times,
    bytesToServerPerSecond: flow.bytesToServerPerSecond * times,
    bytesToClientPerSecond: flow.bytesToClientPerSecond * times,
  })),
  arrivals: arrivals.map((arrival) => ({ ...arrival, perSecond: arrival.perSecond * times })),
});
