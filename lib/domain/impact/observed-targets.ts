import type { RouteDecision } from "../routing/route-decision";
import { targetKey, type Split } from "../routing/split";
import type { ObservedFlow } from "./observed-flow";

/** What a caller's flows to the hosts of a decision come to, per second. */
export interface ObservedTargets {
  readonly byTarget: ReadonlyMap<string, number>;
  readonly total: number;
}

const splitsOf = ({ rest, conditional }: RouteDecision): readonly Split[] => [
  rest,
  ...conditional.map(({ split }) => split),
];

/** The hosts that a decision can lead to. */
export function hostsReached(decision: RouteDecision): ReadonlySet<string> {
  const targets = splitsOf(decision).flatMap((split) => [...split.values()].map(({ target }) => target));
  return new Set(targets.map(({ host }) => host).filter((host) => host !== ""));
}

/** What reached no workload was answered by the proxy, where the decision says that some requests are. */
function creditAnswers(
  rates: Map<string, number>,
  { rest }: RouteDecision,
  hosts: ReadonlySet<string>,
): void {
  const answers = [...rest.values()].filter(({ target }) => target.answer !== null);
  const answered = answers.reduce((sum, { share }) => sum + share, 0);
  if (answered === 0) return;
  for (const host of hosts) {
    const key = targetKey(host, "", "");
    const unreached = rest.has(key) ? 0 : (rates.get(key) ?? 0);
    if (unreached === 0) continue;
    rates.delete(key);
    for (const { target, share } of answers)
      rates.set(target.key, (rates.get(target.key) ?? 0) + (unreached * share) / answered);
  }
}

/** Adds up a caller's flows by the targets of a decision; `host` is the host that was called. */
export function observedTargets(
  flows: readonly ObservedFlow[],
  decision: RouteDecision,
  host: string,
): ObservedTargets {
  const hosts = new Set([host, ...hostsReached(decision)]);
  const byTarget = new Map<string, number>();
  for (const { host: of, destination, rate } of flows.filter((flow) => hosts.has(flow.host))) {
    const key =
      destination.workload === ""
        ? targetKey(of, "", "")
        : targetKey(of, destination.namespace, destination.workload);
    byTarget.set(key, (byTarget.get(key) ?? 0) + rate);
  }
  const total = [...byTarget.values()].reduce((sum, rate) => sum + rate, 0);
  creditAnswers(byTarget, decision, hosts);
  return { byTarget, total };
}

/** What is known of the share of requests that no condition takes. */
interface RestShare {
  /** At most this share, 0 to 1. */
  readonly share: number;
  /** Whether the observed rates tell it, because the rest goes where no condition leads. */
  readonly told: boolean;
}

/**
 * The share of observed requests that the rest of a decision took. Where the rest goes to targets that no condition leads
 * to, their rates tell it; else no more than leaves enough for each target.
 */
export function restShare(
  { rest, conditional }: RouteDecision,
  { byTarget, total }: ObservedTargets,
): RestShare {
  if (conditional.length === 0) return { share: 1, told: true };
  const forwarded = [...rest].filter(([, { target }]) => target.answer === null);
  const own = forwarded.filter(([key]) => conditional.every(({ split }) => !split.has(key)));
  const sumOf = (entries: typeof forwarded, of: (entry: (typeof forwarded)[number]) => number): number =>
    entries.reduce((sum, entry) => sum + of(entry), 0);
  if (own.length > 0) {
    const seen = sumOf(own, ([key]) => byTarget.get(key) ?? 0);
    return { share: Math.min(1, seen / (total * sumOf(own, ([, { share }]) => share))), told: true };
  }
  const bounds = forwarded.map(([key, { share }]) => (byTarget.get(key) ?? 0) / (total * share));
  return { share: Math.min(1, ...bounds), told: false };
}
