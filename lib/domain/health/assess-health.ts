import { getOrMake } from "../graph/get-or-make";
import type { CodeRate, NodeTraffic, Protocol } from "../graph/graph";
import { compileTolerance, type CompiledTolerance } from "./compile-tolerance";
import { describeCodes } from "./describe-codes";
import { figure } from "./figure";
import type { Health } from "./health";
import { parseRateAnnotation } from "./parse-rate-annotation";
import { failedFlags } from "./tcp-flags";
import type { HealthProfile, Tolerance } from "./tolerance";
import { worseHealth } from "./worse-health";

/** Traffic to judge: of one protocol in one direction. */
export type HealthTraffic = Omit<NodeTraffic, "errorsPerSecond">;

/** A verdict puts its reasons into words only when it is the one that counts. */
interface Verdict extends Pick<Health, "status"> {
  readonly percent: number;
  readonly why: () => string;
}

type Applying = (protocol: Protocol, direction: NodeTraffic["direction"]) => readonly CompiledTolerance[];

const compiledProfiles = new WeakMap<readonly Tolerance[], Applying>();

/** Finds the tolerances that apply to a protocol and direction; each pattern is compiled and tried once. */
function compiled(tolerances: readonly Tolerance[]): Applying {
  const held = compiledProfiles.get(tolerances);
  if (held) return held;
  const all = tolerances.flatMap((tolerance) => compileTolerance(tolerance) ?? []);
  const chosen = {
    inbound: new Map<Protocol, CompiledTolerance[]>(),
    outbound: new Map<Protocol, CompiledTolerance[]>(),
  };
  const fresh: Applying = (protocol, direction) =>
    getOrMake(chosen[direction], protocol, () => all.filter(({ applies }) => applies(protocol, direction)));
  compiledProfiles.set(tolerances, fresh);
  return fresh;
}

function rateOf(codes: readonly CodeRate[]): number {
  let sum = 0;
  for (const { requestsPerSecond } of codes) sum += requestsPerSecond;
  return sum;
}

/** Products and quotients of rates may miss a whole number by a rounding error. */
function withoutNoise(value: number): number {
  return Number(value.toPrecision(12));
}

function threshold(percent: number): string {
  return percent === 0 ? "any" : `${figure(percent)} %`;
}

const prefixOf = ({ direction }: HealthTraffic): string => (direction === "outbound" ? "Outbound: " : "");

/** The verdict on traffic of which no tolerance matches any. */
function faultless(traffic: HealthTraffic, judged: boolean): Verdict {
  const { protocol, requestsPerSecond } = traffic;
  const why = (): string =>
    judged
      ? `${prefixOf(traffic)}No errors in ${figure(requestsPerSecond)} requests/s.`
      : `No tolerance applies to ${protocol}.`;
  return { status: "healthy", percent: 0, why };
}

/** The verdict of one tolerance; null where it matches nothing of the traffic. */
function judge(traffic: HealthTraffic, { matches, degraded, failure }: CompiledTolerance): Verdict | null {
  const { protocol, codes, requestsPerSecond: total } = traffic;
  const matching = codes.filter(({ code }) => matches(protocol, code));
  const rate = rateOf(matching);
  if (rate === 0) return null;
  const percent = withoutNoise((100 * rate) / total);
  const passed = percent >= degraded ? "degraded" : "healthy";
  const why = (): string => {
    const share = `${figure(rate)} of ${figure(total)} requests/s = ${figure(percent, 2, [degraded, failure])} %`;
    const limits = `degraded from ${threshold(degraded)}, failure from ${threshold(failure)}`;
    return `${prefixOf(traffic)}${describeCodes(protocol, matching)} ${share}: ${limits}.`;
  };
  return { status: percent >= failure ? "failure" : passed, percent, why };
}

function worse(a: Verdict, b: Verdict): Verdict {
  return a.status === b.status && b.percent > a.percent ? b : worseHealth(a, b);
}

function assessTcp({ bytesPerSecond, codes }: HealthTraffic): Verdict {
  const failed = failedFlags(codes);
  if (failed.length > 0)
    return { status: "degraded", percent: 0, why: () => `TCP connections failed (${failed.join(", ")}).` };
  const why = (): string =>
    `TCP ${figure(bytesPerSecond)} bytes/s without failed connections; TCP has no error rate.`;
  return { status: "healthy", why, percent: 0 };
}

function assessRequests(
  traffic: HealthTraffic,
  tolerancesOf: Applying,
  minimumRequests: number,
  windowSeconds: number,
): Verdict {
  const { protocol, direction, requestsPerSecond } = traffic;
  const requests = withoutNoise(requestsPerSecond * windowSeconds);
  if (requests < minimumRequests) {
    const why = (): string =>
      `${figure(requests, 3, [minimumRequests])} requests in ${windowSeconds} s: too few to judge (at least ${minimumRequests}).`;
    return { status: "noTraffic", why, percent: 0 };
  }
  const tolerances = tolerancesOf(protocol, direction);
  let worst = faultless(traffic, tolerances.length > 0);
  for (const tolerance of tolerances) {
    const verdict = judge(traffic, tolerance);
    if (verdict) worst = worse(worst, verdict);
  }
  return worst;
}

/**
 * Judges traffic by the tolerances of the annotation health.kiali.io/rate where it has valid items, else of the profile.
 * Returns the worst verdict over protocols, directions and tolerances, with its evidence; "noTraffic" where nothing
 * flowed or too little to judge. The one rule for nodes and edges alike.
 */
export function assessHealth(
  traffic: readonly HealthTraffic[],
  profile: HealthProfile,
  windowSeconds: number,
  annotation: string,
): Health {
  const own = annotation === "" ? [] : parseRateAnnotation(annotation);
  const tolerances = compiled(own.length > 0 ? own : profile.tolerances);
  const verdicts = traffic.flatMap((group): readonly Verdict[] => {
    if (group.protocol === "tcp") return group.bytesPerSecond > 0 ? [assessTcp(group)] : [];
    if (!(group.requestsPerSecond > 0)) return [];
    return [assessRequests(group, tolerances, profile.minimumRequests, windowSeconds)];
  });
  const [first, ...others] = verdicts;
  if (!first) return { status: "noTraffic", why: `No requests or bytes in the last ${windowSeconds} s.` };
  const { status, why } = others.reduce(worse, first);
  return { status, why: why() };
}
