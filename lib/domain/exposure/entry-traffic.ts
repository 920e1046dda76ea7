import type { ObservedFlow } from "../impact/observed-flow";
import type { Exposure } from "./exposure";
import type { WayIn } from "./listening";

type Traffic = Pick<Exposure, "requestsPerSecond" | "successRate" | "notes">;

const NOT_TOLD: Traffic = { requestsPerSecond: null, successRate: null, notes: [] };

function sumOf(flows: readonly ObservedFlow[]): Traffic {
  const requests = flows.filter(({ unit }) => unit === "requests");
  const total = requests.reduce((sum, { rate }) => sum + rate, 0);
  const errors = requests.reduce((sum, { errorsPerSecond }) => sum + errorsPerSecond, 0);
  return { requestsPerSecond: total, successRate: total > 0 ? 1 - errors / total : null, notes: [] };
}

const keyOf = ({ listening }: WayIn, host: string): string =>
  listening.workloads.map(({ namespace, workload }) => `${namespace}/${workload}>${host}`).join();

/**
 * Tells the traffic of ways in. Telemetry names the proxy and the service it sent to, not the host that was asked for: where
 * several ways in lead one proxy to one service, only their sum is known.
 * https://istio.io/latest/docs/reference/config/metrics/
 */
export function entryTraffic(
  ways: readonly WayIn[],
  flows: readonly ObservedFlow[] | null,
): (way: WayIn) => Traffic {
  const leading = new Map<string, number>();
  for (const way of ways)
    for (const host of way.bound?.destinations ?? [])
      leading.set(keyOf(way, host), (leading.get(keyOf(way, host)) ?? 0) + 1);
  const byCaller = new Map<string, ObservedFlow[]>();
  for (const flow of flows ?? []) {
    const key = `${flow.caller.namespace}/${flow.caller.workload}>${flow.host}`;
    const others = byCaller.get(key);
    if (others) others.push(flow);
    else byCaller.set(key, [flow]);
  }
  return (way) => {
    const { bound, listening } = way;
    if (flows === null || bound === null || listening.workloads.length === 0) return NOT_TOLD;
    if (bound.destinations.length === 0) return NOT_TOLD;
    const found = listening.workloads.flatMap(({ namespace, workload }) =>
      bound.destinations.flatMap((host) => byCaller.get(`${namespace}/${workload}>${host}`) ?? []),
    );
    const shared = bound.destinations.some((host) => (leading.get(keyOf(way, host)) ?? 0) > 1);
    if (!shared) return sumOf(found);
    const together = sumOf(found).requestsPerSecond ?? 0;
    const took = together > 0 ? `${together.toFixed(2)} requests per second` : "no requests";
    const message = `Several ways in lead to the same service; all of them together took ${took}.`;
    return { ...NOT_TOLD, notes: [{ code: "sharedTraffic", message }] };
  };
}
