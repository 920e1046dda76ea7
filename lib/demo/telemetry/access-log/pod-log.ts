import type { MeshWorld } from "../../traffic/model/mesh-world";
import type { FlowEpoch, FlowHistory } from "../flow-history";
import type { Pace } from "../pace";
import type { LogPart } from "./log-parts";
import { type LogWriter, logWriter } from "./log-writer";
import { flowSeed, madeRequest } from "./made-request";
import { type RequestInstant, requestInstants } from "./request-instants";

/** A container's log from `sinceMs` (included) to `untilMs` (excluded), unix milliseconds; the last `limitLines` of it. */
export interface PodLogQuery {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly limitLines: number;
}

/** A line of a container's log. */
export interface LogLine {
  /** When it was written, in unix milliseconds. */
  readonly at: number;
  /** Without its line break. */
  readonly text: string;
}

/** What logs are made from. */
export interface LoggedTraffic {
  readonly history: FlowHistory;
  readonly pace: Pace;
  /** The cluster of now. */
  world(): MeshWorld;
}

interface Written {
  readonly part: LogPart;
  readonly instant: RequestInstant;
  readonly seed: number;
}

/** A kubelet rotates a container's log, so no one reads more of it than this. */
const MAX_LINES = 20_000;

/** What a container wrote of one epoch, the newest first. */
function writtenIn(epoch: FlowEpoch, query: PodLogQuery, writer: LogWriter, pace: Pace): readonly Written[] {
  const { sinceMs, untilMs, limitLines: limit } = query;
  const window = { from: sinceMs, to: untilMs };
  return writer
    .flowsOf(epoch)
    .flatMap((flow) => writer.partsOf(flow))
    .flatMap((part) => {
      const { flow, perSecond, isAsked } = part;
      const seed = flowSeed(flow, epoch.from);
      const train = { from: epoch.from, to: epoch.to, perSecond, seed };
      return requestInstants(train, window, pace, { limit, isAsked }).map((instant) => ({
        part,
        instant,
        seed,
      }));
    })
    .toSorted((left, right) => right.instant.at - left.instant.at)
    .slice(0, limit);
}

/**
 * The lines that a container wrote in a window of time, the oldest first: the access log of a proxy (where the mesh's
 * configuration asks for it) or what an application says, each line of a request that the counters count too. Empty for a pod or
 * container that there is not. To follow a log, ask again from where the last window ended.
 */
export function podLog(traffic: LoggedTraffic, query: PodLogQuery): readonly LogLine[] {
  const { history, pace } = traffic;
  const seen = traffic.world();
  const pod = seen
    .objects("", "Pod")
    .find(({ metadata }) => metadata.namespace === query.namespace && metadata.name === query.pod);
  const writer = pod ? logWriter(seen, pod, query.container) : null;
  const limitLines = Math.min(MAX_LINES, Math.max(0, Math.floor(query.limitLines)));
  if (!writer || !(limitLines > 0)) return [];
  const written: Written[] = [];
  for (const epoch of history.between(query.sinceMs, query.untilMs)) {
    if (written.length >= limitLines) break;
    written.push(...writtenIn(epoch, { ...query, limitLines }, writer, pace));
  }
  return written
    .slice(0, limitLines)
    .toReversed()
    .map(({ part, instant, seed }) => ({
      at: instant.at,
      text: writer.write(madeRequest(part.flow, instant, seed), part.side),
    }));
}
