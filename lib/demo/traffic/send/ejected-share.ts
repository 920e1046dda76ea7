import type { TrafficPolicy } from "../model/traffic-policy";
import { httpStatusOfGrpc } from "./http-status-of-grpc";
import type { ServerBehaviour } from "./server-behaviour";

const GATEWAY_ERRORS: ReadonlySet<string> = new Set(["502", "503", "504"]);

/** The HTTP status that a failure counts as: gRPC statuses have fewer digits. */
const statusOf = (code: string): string => (code.length < 3 ? httpStatusOfGrpc(code) : code);

/** How often in an interval a host is expected to fail `needed` times in a row. */
function expectedRuns(failing: number, needed: number, requests: number): number {
  return needed > 0 && failing > 0 ? failing ** needed * Math.max(0, requests - needed + 1) : 0;
}

/**
 * The share (0 to 1) of time that a pod which answers like this is ejected: when its failures are expected to come
 * `consecutive5xxErrors` (or gateway errors) in a row within an interval, it is out for the base ejection time and then back for one interval.
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/#OutlierDetection
 */
export function ejectedShare(
  outlier: NonNullable<TrafficPolicy["outlier"]>,
  behaviour: ServerBehaviour,
  perSecondAndPod: number,
): number {
  const { consecutive5xx, consecutiveGatewayErrors, intervalMs, baseEjectionMs } = outlier;
  const requests = (perSecondAndPod * intervalMs) / 1_000;
  const share = (counts: (code: string) => boolean): number =>
    behaviour.failures.filter(({ code }) => counts(statusOf(code))).reduce((sum, one) => sum + one.share, 0);
  const runs =
    expectedRuns(
      share((code) => code.startsWith("5")),
      consecutive5xx,
      requests,
    ) +
    expectedRuns(
      share((code) => GATEWAY_ERRORS.has(code)),
      consecutiveGatewayErrors,
      requests,
    );
  return runs >= 1 ? baseEjectionMs / (baseEjectionMs + intervalMs) : 0;
}
