import type { CodeRate, NodeTraffic } from "../graph/graph";
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

const compiledProfiles = new WeakMap<readonly Tolerance[], readonly CompiledTolerance[]>();

function compiled(tolerances: readonly Tolerance[]): readonly CompiledTolerance[] {
  const held = compiledProfiles.get(tolerances);
  if (held) return held;
  const fresh = tolerances.flatMap((tolerance) => compileTolerance(tolerance) ?? []);
  compiledProfiles.set(tolerances, fresh);
  return fresh;
}

const sumOf = (codes: readonly CodeRate[]): number =>
  codes.reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0);

/** Products and quotients of rates may miss a whole number by a rounding error. */
function withoutNoise(value: number): number {
  return Number(value.toPrecision(12));
}

function threshold(percent: number): string {
  return percent === 0 ? "any" : `${figure(percent)} %`;
}

function judge(traffic: HealthTraffic, { matches, degraded, failure }: CompiledTolerance): Verdict {
  const { protocol, direction, codes, requestsPerSecond: total } = traffic;
  const matching = codes.filter(({ code }) => matches(protocol, code));
  const rate = sumOf(matching);
  const prefix = direction === "outbound" ? "Outbound: " : "";
  if (rate === 0)
    return { status: "healthy", percent: 0, why: () => `${prefix}No errors in ${figure(total)} requests/s.` };
  const percent = withoutNoise((100 * rate) / total);
  const passed = percent >= degraded ? "degraded" : "healthy";
  const why = (): string => {
    const share = `${figure(rate)} of ${figure(total)} requests/s = ${figure(percent, 2, [degraded, failure])} %`;
    const limits = `degraded from ${threshold(degraded)}, failure from ${threshold(failure)}`;
    return `${prefix}${describeCodes(protocol, matching)} ${share}: ${limits}.`;
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
  tolerances: readonly CompiledTolerance[],
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
  const none: Verdict = { status: "healthy", percent: -1, why: () => `No tolerance applies to ${protocol}.` };
  return tolerances
    .filter((tolerance) => tolerance.applies(protocol, direction))
    .map((tolerance) => judge(traffic, tolerance))
    .reduce<Verdict>(worse, none);
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
