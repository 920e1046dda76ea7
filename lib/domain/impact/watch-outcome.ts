import type { TelemetryRow } from "../graph/telemetry-row";
import type { ClusterSnapshot } from "../mesh/cluster-snapshot";
import { meshRouting } from "../routing/mesh-routing";
import { changeScope } from "./change-scope";
import type { ChangedObject } from "./changed-objects";
import { figuresByName, outcomeVerdict, successOf, type FlowFigures, type FlowOutcome } from "./flow-outcome";
import type { Impact } from "./impact";
import { observedFlows } from "./observed-flows";

export interface WatchInput {
  /** The object, as it was and as it is. */
  readonly changed: ChangedObject;
  /** The cluster since the change. */
  readonly snapshot: ClusterSnapshot;
  /** Telemetry of a window that ended with the change, and of one that began no earlier than it. */
  readonly before: readonly TelemetryRow[];
  readonly now: readonly TelemetryRow[];
  readonly beforeSeconds: number;
  readonly nowSeconds: number;
  /** Since the change was written. */
  readonly elapsedSeconds: number;
  readonly scrapeSeconds: number;
  /** What was foretold; null where nothing was. */
  readonly impact: Impact | null;
  readonly rootNamespace: string;
  readonly homeCluster?: string;
}

/** Whether flows moved as configured, and every flow the change speaks about, before and since. */
export interface WatchedOutcome {
  readonly inForce: {
    readonly state: "yes" | "partly" | "notYet" | "noTraffic" | "cannotTell";
    readonly message: string;
  };
  readonly flows: readonly FlowOutcome[];
}

const NONE: FlowFigures = { rate: 0, failed: 0, ofCaller: 0 };

function compare(input: WatchInput): readonly FlowOutcome[] {
  const { snapshot, changed, rootNamespace, homeCluster = "Kubernetes" } = input;
  const scope = changeScope(meshRouting(snapshot, rootNamespace, true), changed);
  const [before, now] = [input.before, input.now].map((rows) =>
    figuresByName(observedFlows(rows, snapshot, homeCluster).filter(scope)),
  );
  if (!before || !now) return [];
  const names = new Map([...now, ...before]);
  const callerRates = (figures: typeof before): ReadonlyMap<string, number> =>
    new Map([...figures.values()].map((one) => [`${one.caller}\0${one.service}`, one.figures.ofCaller]));
  const [ofBefore, ofNow] = [callerRates(before), callerRates(now)];
  return [...names].map(([key, { caller, service, destination, unit }]) => {
    const pair = `${caller}\0${service}`;
    const held = { ...(before.get(key)?.figures ?? NONE), ofCaller: ofBefore.get(pair) ?? 0 };
    const next = { ...(now.get(key)?.figures ?? NONE), ofCaller: ofNow.get(pair) ?? 0 };
    return {
      caller,
      service,
      destination,
      before: held.rate,
      now: next.rate,
      successBefore: successOf(held, unit),
      successNow: successOf(next, unit),
      verdict: outcomeVerdict(held, next, input),
    };
  });
}

interface Expectation {
  readonly caller: string;
  readonly destination: string;
  /** Shares of the caller's requests, 0 to 1. */
  readonly before: number;
  readonly after: number;
}

const nameOf = (end: { readonly workload: string; readonly namespace: string } | null): string =>
  end === null || end.workload === "" ? "" : `${end.workload}.${end.namespace}`;

function expectations({ moves }: Impact): readonly Expectation[] {
  const totals = new Map<string, { before: number; after: number }>();
  const keyOf = (move: Impact["moves"][number]): string => `${nameOf(move.caller)}\0${move.service}`;
  for (const move of moves) {
    const held = totals.get(keyOf(move)) ?? { before: 0, after: 0 };
    totals.set(keyOf(move), { before: held.before + move.before, after: held.after + move.after });
  }
  return moves.flatMap((move) => {
    const total = Math.max(totals.get(keyOf(move))?.before ?? 0, totals.get(keyOf(move))?.after ?? 0);
    if (!(total > 0)) return [];
    const { caller, destination, before, after } = move;
    return { caller: nameOf(caller), destination, before: before / total, after: after / total };
  });
}

/** Whether the destinations' shares among themselves are nearer to what was foretold than to what was. */
function isMet(expected: Expectation, all: readonly Expectation[], flows: readonly FlowOutcome[]): boolean {
  const among = new Set(all.filter(({ caller }) => caller === expected.caller).map((one) => one.destination));
  const own = flows.filter(({ caller, destination }) => caller === expected.caller && among.has(destination));
  const total = own.reduce((sum, { now }) => sum + now, 0);
  if (!(total > 0)) return false;
  const rate = own
    .filter(({ destination }) => destination === expected.destination)
    .reduce((sum, { now }) => sum + now, 0);
  const share = rate / total;
  return Math.abs(share - expected.after) < Math.abs(share - expected.before);
}

/** Refusals show as callers that fall silent or whose requests fail, admissions as the opposite. */
function judgePolicies({ refused, admitted }: Impact, flows: readonly FlowOutcome[]): readonly boolean[] {
  const ofCaller = (one: Impact["refused"][number]): readonly FlowOutcome[] =>
    flows.filter(({ caller, service }) => caller === nameOf(one.caller) && service === one.service);
  const failing = ({ verdict }: FlowOutcome): boolean => verdict === "lost" || verdict === "worse";
  const better = ({ successBefore, successNow, verdict }: FlowOutcome): boolean =>
    verdict === "new" || (successNow ?? 0) > (successBefore ?? 0);
  return [
    ...refused.map((one) => ofCaller(one).some(failing)),
    ...admitted.map((one) => ofCaller(one).some(better)),
  ];
}

function inForce(input: WatchInput, flows: readonly FlowOutcome[]): WatchedOutcome["inForce"] {
  const { impact, elapsedSeconds, scrapeSeconds } = input;
  if (flows.length === 0)
    return { state: "noTraffic", message: "No traffic was seen that this change speaks about." };
  if (elapsedSeconds < 2 * scrapeSeconds) {
    const message = `Telemetry is read every ${scrapeSeconds} s; nothing since the change has been read twice yet.`;
    return { state: "notYet", message };
  }
  const expected = impact ? expectations(impact) : [];
  const met = [
    ...expected.map((one) => isMet(one, expected, flows)),
    ...(impact ? judgePolicies(impact, flows) : []),
  ];
  if (met.length === 0)
    return { state: "cannotTell", message: "No change of traffic was foretold that could be looked for." };
  const count = met.filter(Boolean).length;
  const message = `${count} of ${met.length} foretold changes of traffic are seen.`;
  if (count === met.length) return { state: "yes", message };
  return { state: count > 0 ? "partly" : "notYet", message };
}

/** Before two scrapes silence says nothing; a caller that now calls another service has not fallen silent. */
function settled(flows: readonly FlowOutcome[], isEarly: boolean): readonly FlowOutcome[] {
  const elsewhere = new Set(flows.filter(({ verdict }) => verdict === "new").map(({ caller }) => caller));
  return flows.map((flow) => {
    if (flow.verdict !== "lost") return flow;
    if (isEarly) return { ...flow, verdict: "same" };
    return elsewhere.has(flow.caller) ? { ...flow, verdict: "moved" } : flow;
  });
}

/**
 * Whether a change that was written is in force, by what its flows do: compared with the window before it. A caller with
 * traffic before and none since, where enough was to be expected, is lost. Rates per second.
 */
export function watchOutcome(input: WatchInput): WatchedOutcome {
  const flows = settled(compare(input), input.elapsedSeconds < 2 * input.scrapeSeconds);
  const lost = new Set(flows.filter(({ verdict }) => verdict === "lost").map(({ caller }) => caller));
  const state = inForce(input, flows);
  const message = lost.size > 0 ? `${state.message} Silent since: ${[...lost].join(", ")}.` : state.message;
  return { inForce: { ...state, message }, flows };
}
