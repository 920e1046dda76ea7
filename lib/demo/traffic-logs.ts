import type { LogSource } from "./kube-api/logs/log-source";
import { type LoggedTraffic, podLog } from "./telemetry/access-log/pod-log";

/** The logs that containers write of the traffic. */
export const trafficLogs = (traffic: LoggedTraffic): LogSource => ({
  lines: ({ limit, ...query }) =>
    podLog(traffic, { ...query, limitLines: limit }).map(({ at, text }) => ({ atMs: at, text })),
});
