import type { Demand } from "../../world/demand";
import type { Intent } from "../../world/intent";
import { stableHash } from "../../world/stable-hash";
import type { Call } from "../model/call";
import type { MeshWorld } from "../model/mesh-world";
import type { PodGroup } from "../model/pod-group";
import { sendCall } from "../send/send-call";
import type { SentCall, Sending } from "../send/sending";
import { type Sent, sentTogether } from "../send/sent";
import { viaWaypoint } from "../send/via-waypoint";
import { type Received, receivedBy, receiverKey } from "./received";
import { serverBehaviourAt, type Strain } from "./server-behaviour-at";
import { strainOf, workloadKey } from "./strain-of";

/** What a round of sending knows from the one before it. */
export interface Standing {
  readonly received: ReadonlyMap<string, readonly Received[]>;
  readonly strains: ReadonlyMap<string, Strain>;
}

export const NOTHING_YET: Standing = { received: new Map(), strains: new Map() };

export interface Round {
  readonly sent: Sent;
  readonly standing: Standing;
}

interface Solver {
  readonly world: MeshWorld;
  readonly demand: Demand;
  readonly seed: number;
}

/** All pods of a group share its flows, or one always the same for a flow's name does. */
function carrierOf({ demand, seed }: Solver): Sending["carrier"] {
  if (demand.carriers === "all") return (group) => group;
  return (group, name) => {
    const { pods } = group.end;
    const pod = pods[stableHash(`${seed}/${name}`) % Math.max(1, pods.length)];
    return pod ? { ...group, end: { ...group.end, pods: [pod] } } : group;
  };
}

function sendingOf(solver: Solver, { strains }: Standing): Sending {
  const declared = new Map(solver.demand.behaviours.map((one) => [workloadKey(one), one]));
  const sending: Sending = {
    world: solver.world,
    behaviourOf: (namespace, workload) => {
      const key = workloadKey({ namespace, workload });
      return serverBehaviourAt(declared.get(key), strains.get(key));
    },
    carrier: carrierOf(solver),
    send: (sent: SentCall): Sent => sendCall(sending, sent),
    viaWaypoint: (sent, waypoint): Sent => viaWaypoint(sending, sent, waypoint),
  };
  return sending;
}

function callOf(intent: Intent, handedOn: ReadonlyMap<string, string>): Call {
  const { host, port, protocol, path, method, headers = {}, token = null } = intent;
  const isHttp = protocol === "http" || protocol === "grpc";
  return {
    host,
    port,
    protocol,
    method: isHttp ? (method ?? (protocol === "grpc" ? "POST" : "GET")) : "",
    path: isHttp ? path : "",
    headers: isHttp ? new Map([...handedOn, ...Object.entries(headers)]) : new Map(),
    token,
  };
}

/** The requests of a group of pods that make them call: of their own accord, or for those they received. */
function causes(
  { world, demand }: Solver,
  { received }: Standing,
  intent: Intent,
  group: PodGroup,
): readonly Received[] {
  const { rate, from, when } = intent;
  const groups = world.groupsOf(from.namespace, from.workload);
  const podsIn = (members: readonly PodGroup[]): number =>
    members.reduce((sum, { end }) => sum + end.pods.length, 0);
  const pods = group.end.pods.length;
  if ("perSecond" in rate)
    return [{ headers: new Map(), perSecond: (rate.perSecond * pods) / podsIn(groups) }];
  const key = receiverKey(group.end);
  const part = pods / podsIn(groups.filter(({ end }) => receiverKey(end) === key));
  return (received.get(key) ?? [])
    .filter(({ headers }) => when === undefined || headers.get(when.header) === when.value)
    .map(({ headers, perSecond }) => ({
      headers: new Map([...headers].filter(([name]) => demand.propagatedHeaders.includes(name))),
      perSecond: perSecond * rate.perRequest * part,
    }));
}

function sendIntent(solver: Solver, sending: Sending, standing: Standing, intent: Intent): Sent {
  const { from, requestBytes, responseBytes } = intent;
  const parts = solver.world.groupsOf(from.namespace, from.workload).flatMap((group) =>
    causes(solver, standing, intent, group)
      .filter(({ perSecond }) => perSecond > 0)
      .map(({ headers, perSecond }) => {
        const client = sending.carrier(group, `${workloadKey(from)}>${intent.host}`);
        const call = callOf(intent, headers);
        return sendCall(sending, {
          client,
          call,
          perSecond,
          requestBytes,
          responseBytes,
          behind: null,
          hops: 0,
        });
      }),
  );
  return sentTogether(parts);
}

/** Sends every intent once, at the rates and to servers under the strain that the round before left. */
export function sendRound(solver: Solver, standing: Standing): Round {
  const sending = sendingOf(solver, standing);
  const calls = solver.demand.intents.map((intent) => ({
    intent,
    sent: sendIntent(solver, sending, standing, intent),
  }));
  const sent = sentTogether(calls.map((one) => one.sent));
  const conditions = solver.demand.intents.flatMap(({ when }) => (when ? [when.header] : []));
  const headers = [...new Set([...solver.demand.propagatedHeaders, ...conditions])];
  return {
    sent,
    standing: {
      received: receivedBy(sent.arrivals, headers),
      strains: strainOf(solver.world, sent.arrivals, calls),
    },
  };
}
