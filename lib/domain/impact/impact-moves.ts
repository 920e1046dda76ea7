import { serviceOfHost } from "../mesh/hosts/service-of-host";
import { targetName } from "./target-name";
import type { Impact, Move, Refusal } from "./impact";
import { callerOf, hostLabel } from "./observed-flow";
import type { Shifted } from "./routing-impact";
import type { ShiftedRate } from "./shifted-rates";

/** Differences below this share of a caller's traffic are none. */
const NEGLIGIBLE = 1e-6;

type Told = Pick<Impact, "moves" | "refused" | "admitted" | "services">;

const differs = ({ before, after }: ShiftedRate): boolean =>
  Math.abs(after - before) > NEGLIGIBLE * Math.max(before, after);

type Total = Move["ofService"];

const groupOf = ({ flow, host }: Shifted): string => `${flow.unit}\n${hostLabel(host)}`;

/** What is sent to each service in each unit; what stays where it is and what is refused are parts of it. */
function totalsOf(moving: readonly Shifted[]): ReadonlyMap<string, Total> {
  const totals = new Map<string, Total>();
  for (const shifted of moving) {
    const sum = shifted.rates.reduce(
      (total, { before, after }) => ({ before: total.before + before, after: total.after + after }),
      totals.get(groupOf(shifted)) ?? { before: 0, after: 0 },
    );
    totals.set(groupOf(shifted), sum);
  }
  return totals;
}

function movesOf(
  shifted: Shifted,
  ofService: Total,
  success: ReadonlyMap<string, number>,
  visible: ReadonlySet<string>,
): readonly Move[] {
  const { flow, host } = shifted;
  const namespace = serviceOfHost(host)?.namespace ?? "";
  return shifted.rates
    .filter((rate) => differs(rate) && !rate.target.answer?.refuses)
    .map(({ target, before, after }) => ({
      caller: callerOf(flow),
      service: hostLabel(host),
      destination: targetName(target, namespace, visible),
      before,
      after,
      ofService,
      successRate: target.answer ? 1 : (success.get(target.key) ?? null),
      ...(flow.unit === "bytes" && { unit: flow.unit }),
    }));
}

/** Requests that a proxy would answer with an error, or no longer would. */
function refusalsOf(shifted: Shifted, direction: 1 | -1): readonly Refusal[] {
  return shifted.rates.flatMap(({ target, before, after }) => {
    const more = (after - before) * direction;
    if (!target.answer?.refuses || !(more > 0)) return [];
    const { code, because } = target.answer;
    return {
      caller: callerOf(shifted.flow),
      service: hostLabel(shifted.host),
      requestsPerSecond: shifted.flow.unit === "requests" ? more : 0,
      because: `answered ${code}: ${because}`,
    };
  });
}

function successOf({ target }: ShiftedRate, success: ReadonlyMap<string, number>): number | null {
  if (target.answer) return target.answer.refuses ? 0 : 1;
  return success.get(target.key) ?? null;
}

/** The success rate of rates; null where a destination with traffic has never been seen to answer. */
function expected(
  rates: readonly ShiftedRate[],
  which: "before" | "after",
  success: ReadonlyMap<string, number>,
): number | null {
  let [total, good] = [0, 0];
  for (const rate of rates) {
    if (!(rate[which] > 0)) continue;
    const share = successOf(rate, success);
    if (share === null) return null;
    total += rate[which];
    good += rate[which] * share;
  }
  return total > 0 ? good / total : null;
}

/**
 * What shifted traffic comes to: moves by destination, callers that get errors from the proxy itself, and the success rate
 * each service would have by what its destinations answered so far.
 */
export function impactMoves(
  shifted: readonly Shifted[],
  success: ReadonlyMap<string, number>,
  visible: ReadonlySet<string>,
): Told {
  const moving = shifted.filter(({ rates }) => rates.some(differs));
  const totals = totalsOf(moving);
  const services = new Map<string, ShiftedRate[]>();
  for (const one of moving.filter(({ flow }) => flow.unit === "requests")) {
    const label = hostLabel(one.host);
    services.set(label, [...(services.get(label) ?? []), ...one.rates]);
  }
  return {
    moves: moving.flatMap((one) =>
      movesOf(one, totals.get(groupOf(one)) ?? { before: 0, after: 0 }, success, visible),
    ),
    refused: moving.flatMap((one) => refusalsOf(one, 1)),
    admitted: moving.flatMap((one) => refusalsOf(one, -1)),
    services: [...services].map(([service, rates]) => ({
      service,
      before: expected(rates, "before", success),
      after: expected(rates, "after", success),
    })),
  };
}
