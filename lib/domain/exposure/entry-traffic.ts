import { fileUnder } from "../graph/file-under";
import type { ObservedFlow } from "../impact/observed-flow";
import type { MeshWorkload } from "../routing/mesh-workload";
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

type Proxy = Pick<MeshWorkload, "namespace" | "workload">;

const keyOf = ({ namespace, workload }: Proxy, host: string): string => `${namespace}/${workload}>${host}`;

/** Which proxies a way in leads to which services. */
const keysOf = ({ listening, bound }: WayIn): readonly string[] =>
  listening.workloads.flatMap((proxy) => (bound?.destinations ?? []).map((host) => keyOf(proxy, host)));

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
  for (const way of ways) for (const key of keysOf(way)) leading.set(key, (leading.get(key) ?? 0) + 1);
  const byProxy = fileUnder(flows ?? [], ({ caller, host }) => [keyOf(caller, host)]);
  return (way) => {
    const keys = keysOf(way);
    if (flows === null || keys.length === 0) return NOT_TOLD;
    const found = keys.flatMap((key) => byProxy.get(key) ?? []);
    const shared = keys.some((key) => (leading.get(key) ?? 0) > 1);
    if (!shared) return sumOf(found);
    const together = sumOf(found).requestsPerSecond ?? 0;
    const took = together > 0 ? `${together.toFixed(2)} requests per second` : "no requests";
    const message = `Several ways in lead to the same service; all of them together took ${took}.`;
    return { ...NOT_TOLD, notes: [{ code: "sharedTraffic", message }] };
  };
}
