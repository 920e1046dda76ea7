import type { Clock } from "@/lib/ports/clock";
import { createCached } from "../cached";
import type { ApiClient } from "../client/create-api-client";
import { isRecord } from "@/lib/domain/mesh/is-record";
import { readVector } from "../rows/read-vector";
import { parseDuration } from "./parse-duration";
import { scrapeInterval } from "./scrape-interval";

type Reader<T> = (signal: AbortSignal) => Promise<T | null>;

/** What the server says of itself; null where it does not (Thanos, Mimir and VictoriaMetrics lack some endpoints). */
export interface ServerInfo {
  /** "Prometheus 3.1.0" */
  readonly version: Reader<string>;
  readonly scrapeIntervalSeconds: Reader<number>;
  readonly retentionSeconds: Reader<number>;
  /** Unix seconds. */
  readonly oldestSample: Reader<number>;
}

/** Source of the endpoints: https://prometheus.io/docs/prometheus/latest/querying/api/#status */
export function createServerInfo(client: ApiClient, clock: Clock): ServerInfo {
  const field = async (path: string, name: string, signal: AbortSignal): Promise<unknown> => {
    const answer = await client.get(path, signal);
    return answer.ok && isRecord(answer.data) ? answer.data[name] : undefined;
  };
  return {
    version: createCached(clock, async (signal) =>
      readVersion(await client.get("/status/buildinfo", signal)),
    ),
    scrapeIntervalSeconds: createCached(clock, async (signal) => {
      const yaml = await field("/status/config", "yaml", signal);
      return typeof yaml === "string" ? scrapeInterval(yaml) : null;
    }),
    retentionSeconds: createCached(clock, async (signal) => {
      // "15d", "10GB" or "15d or 10GB"
      const retention = await field("/status/runtimeinfo", "storageRetention", signal);
      return typeof retention === "string" ? parseDuration(retention.split(" ")[0] ?? "") : null;
    }),
    oldestSample: createCached(clock, async (signal) => {
      const head = await field("/status/tsdb?limit=1", "headStats", signal);
      const minTime = isRecord(head) ? head["minTime"] : undefined;
      return typeof minTime === "number" ? oldestSample(client, clock, minTime / 1_000, signal) : null;
    }),
  };
}

function readVersion(answer: Awaited<ReturnType<ApiClient["get"]>>): string | null {
  if (!answer.ok || !isRecord(answer.data)) return null;
  const { application, version } = answer.data;
  if (typeof version !== "string" || version === "") return null;
  return `${typeof application === "string" && application !== "" ? application : "Prometheus"} ${version}`;
}

const HEAD_SECONDS = 2 * 3_600;
const BEFORE_HEAD_SECONDS = 60;

/**
 * The start of the head block, unless something older exists: a head that reaches further back than it is cut, or targets
 * that were up just before it began.
 */
async function oldestSample(
  client: ApiClient,
  clock: Clock,
  headStart: number,
  signal: AbortSignal,
): Promise<number | null> {
  const age = clock.now() / 1_000 - headStart;
  if (age < 0 || age > HEAD_SECONDS) return null;
  const before = await client.query("count(up)", headStart - BEFORE_HEAD_SECONDS, signal);
  if (!before.ok) return null;
  const reading = readVector(before.data, 1, () => true);
  return reading?.total === 0 ? headStart : null;
}
