import type { Call } from "../model/call";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import type { Sent } from "./sent";
import type { ServerBehaviour } from "./server-behaviour";

/** What sending a call needs to know of the world around it. */
export interface Sending {
  readonly world: MeshWorld;
  /** How a workload answers at present; an external host is a workload of the namespace "". */
  readonly behaviourOf: (namespace: string, workload: string) => ServerBehaviour;
  /** The pods of a group that carry a flow of the given name: all of them, or one always the same for the name. */
  readonly carrier: (group: PodGroup, name: string) => PodGroup;
  /** Sends a call on, as a gateway does with what it received. */
  readonly send: (sent: SentCall) => Sent;
  /** Hands a call to a waypoint, which routes it and enforces policies. */
  readonly viaWaypoint: (sent: SentCall, waypoint: PodGroup) => Sent;
}

/** Calls of one kind that a workload's pods make. */
export interface SentCall {
  readonly client: PodGroup;
  readonly call: Call;
  /** Requests, on tcp and tls connections, per second. */
  readonly perSecond: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
  /** At a gateway, who called it: null for a sender outside the cluster. Elsewhere null. */
  readonly behind: { readonly client: PodGroup; readonly mtls: boolean } | null;
  /** Gateways passed so far. */
  readonly hops: number;
}
