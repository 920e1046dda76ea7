import type { ObservedFlow } from "./observed-flow";
import { hostLabel, serviceOf } from "./observed-flow";
import { serviceOfHost } from "../mesh/hosts/service-of-host";

type OutcomeVerdict = "same" | "moved" | "lost" | "worse" | "new";

/** What one flow was before a change and is since. Rates per second; success rates 0 to 1, null without requests. */
export interface FlowOutcome {
  readonly caller: string;
  readonly service: string;
  readonly destination: string;
  readonly before: number;
  readonly now: number;
  readonly successBefore: number | null;
  readonly successNow: number | null;
  readonly verdict: OutcomeVerdict;
}

/** One side of a comparison, with everything the caller sent to the service in the same window. */
export interface FlowFigures {
  readonly rate: number;
  readonly failed: number;
  readonly ofCaller: number;
}

const NONE: FlowFigures = { rate: 0, failed: 0, ofCaller: 0 };

/** So many requests must have been expected before their absence says anything: fewer happen to be none too often. */
const LEAST_REQUESTS = 5;
/** A change of this share of a caller's requests, or of success, is worth saying. */
const NOTABLE = 0.02;
/** Standard deviations by which figures of two windows must differ. */
const SIGMA = 3;

/** The name of a flow's destination, as moves name it. */
function destinationOf({ host, destination }: ObservedFlow): string {
  const { namespace, workload } = destination;
  if (workload === "") return hostLabel(host);
  return namespace === serviceOfHost(host)?.namespace ? workload : `${workload}.${namespace}`;
}

interface Named {
  readonly caller: string;
  readonly service: string;
  readonly destination: string;
  readonly unit: ObservedFlow["unit"];
}

/** Adds up flows by caller, service and destination. */
export function figuresByName(
  flows: readonly ObservedFlow[],
): ReadonlyMap<string, Named & { readonly figures: FlowFigures }> {
  const ofCaller = new Map<string, number>();
  const found = new Map<string, Named & { figures: FlowFigures }>();
  for (const flow of flows) {
    const caller = flow.caller.workload === "" ? "" : `${flow.caller.workload}.${flow.caller.namespace}`;
    const named = { caller, service: serviceOf(flow), destination: destinationOf(flow), unit: flow.unit };
    const pair = [named.caller, named.service, named.unit].join("\0");
    ofCaller.set(pair, (ofCaller.get(pair) ?? 0) + flow.rate);
    const key = [pair, named.destination].join("\0");
    const held = found.get(key)?.figures ?? NONE;
    const failed = held.failed + flow.errorsPerSecond + flow.forbiddenPerSecond;
    found.set(key, { ...named, figures: { rate: held.rate + flow.rate, failed, ofCaller: 0 } });
  }
  return new Map(
    [...found].map(([key, { figures, ...named }]) => {
      const all = ofCaller.get([named.caller, named.service, named.unit].join("\0")) ?? 0;
      return [key, { ...named, figures: { ...figures, ofCaller: all } }];
    }),
  );
}

/** The success rate; null without requests. */
export function successOf({ rate, failed }: FlowFigures, unit: ObservedFlow["unit"]): number | null {
  return unit === "requests" && rate > 0 ? Math.min(1, Math.max(0, 1 - failed / rate)) : null;
}

/** Whether two shares, of so many requests each, differ by more than chance. */
function differ(
  before: number,
  now: number,
  { requestsBefore, requestsNow }: { readonly requestsBefore: number; readonly requestsNow: number },
): boolean {
  if (!(requestsBefore > 0) || !(requestsNow > 0)) return false;
  const pooled = (before * requestsBefore + now * requestsNow) / (requestsBefore + requestsNow);
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / requestsBefore + 1 / requestsNow));
  return Math.abs(before - now) > Math.max(NOTABLE, SIGMA * deviation);
}

interface Windows {
  /** Length of the window before the change, and of that since, in seconds. */
  readonly beforeSeconds: number;
  readonly nowSeconds: number;
}

/** A flow of which one window knows nothing. */
function appeared(before: FlowFigures, now: FlowFigures, { nowSeconds }: Windows): OutcomeVerdict | null {
  if (now.rate === 0) {
    if (before.rate * nowSeconds < LEAST_REQUESTS) return "same";
    return now.ofCaller > 0 ? "moved" : "lost";
  }
  if (before.rate > 0) return null;
  return before.ofCaller > 0 ? "moved" : "new";
}

/**
 * What became of a flow: lost where its caller has fallen silent, worse where more requests fail, moved where its share of
 * the caller's requests changed; each only where there were enough requests to tell it from chance.
 */
export function outcomeVerdict(before: FlowFigures, now: FlowFigures, windows: Windows): OutcomeVerdict {
  const verdict = appeared(before, now, windows);
  if (verdict !== null) return verdict;
  const { beforeSeconds, nowSeconds } = windows;
  const requests = { requestsBefore: before.rate * beforeSeconds, requestsNow: now.rate * nowSeconds };
  const [failedBefore, failedNow] = [before.failed / before.rate, now.failed / now.rate];
  if (failedNow > failedBefore && differ(failedBefore, failedNow, requests)) return "worse";
  const all = {
    requestsBefore: before.ofCaller * beforeSeconds,
    requestsNow: now.ofCaller * nowSeconds,
  };
  return differ(before.rate / before.ofCaller, now.rate / now.ofCaller, all) ? "moved" : "same";
}
