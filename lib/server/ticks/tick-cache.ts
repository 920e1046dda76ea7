import { createSingleFlight } from "@/lib/concurrency/single-flight";
import type { Tick } from "@/lib/domain/graph/tick";
import type { Clock } from "@/lib/ports/clock";
import type { MetricsFailure, MetricsSource } from "@/lib/ports/metrics-source";
import { createBoundedCache, type BoundedCache } from "../bounded-cache";
import type { Meters } from "../meters";
import { createRefusals } from "./refusals";
import { tickKey, type TickSpec } from "./tick-spec";

/** A tick and its number; equal numbers are the same tick. */
export interface KnownTick {
  readonly id: number;
  readonly tick: Tick;
  /** Unix milliseconds at which its queries had been answered. */
  readonly fetchedAt: number;
}

/** `last` is what an earlier request for these namespaces or more got, while it is recent enough to be shown as stale. */
export type TickAnswer =
  | { readonly ok: true; readonly known: KnownTick; readonly from: "memory" | "source" }
  | { readonly ok: false; readonly failure: MetricsFailure; readonly last: KnownTick | null };

export interface TickCache {
  /**
   * The tick of the spec: from memory while no newer one could differ, else fetched once for all who ask at once. What the
   * source has just refused is not asked for again.
   */
  get(spec: TickSpec, signal: AbortSignal): Promise<TickAnswer>;
  /** Namespaces that the most recent ticks name, sorted; at most 5,000. */
  namespacesSeen(): readonly string[];
}

const LIMITS = { maxEntries: 64, maxBytes: 32 * 1024 * 1024 };
const STALE_AT_MOST_MS = 15 * 60_000;
const MAX_NAMESPACES = 5_000;
const BYTES_PER_ROW = 240;

const LEFT: MetricsFailure = { ok: false, kind: "aborted", message: "nobody waits for the answer any more" };

export interface TickCacheDeps {
  readonly metrics: MetricsSource;
  readonly clock: Clock;
  readonly meters: Pick<Meters, "tickAnswered" | "queryAnswered">;
}

/** Keeps recent ticks for all viewers alike; what a viewer may see of them is decided on read. */
export function createTickCache({ metrics, clock, meters }: TickCacheDeps): TickCache {
  const ticks = createBoundedCache<KnownTick>(LIMITS);
  const refusals = createRefusals(clock);
  const fly = createSingleFlight<KnownTick | MetricsFailure>(LEFT);
  let seen: readonly string[] = [];
  let lastId = 0;

  const fetchTick = async (spec: TickSpec, signal: AbortSignal): Promise<KnownTick | MetricsFailure> => {
    const at = spec.at ?? Math.floor(clock.now() / 1000);
    const result = await metrics.fetchTick({ ...spec, at }, signal);
    if (!result.ok) {
      refusals.note(tickKey(spec), spec.windowSeconds, result);
      return result;
    }
    const { tick } = result;
    const known = { id: ++lastId, tick, fetchedAt: clock.now() };
    ticks.set(tickKey(spec), known, (tick.rows.length + tick.quantiles.length + 20) * BYTES_PER_ROW);
    seen = mergeNamespaces(seen, tick);
    for (const { measure, durationMs } of tick.queries) meters.queryAnswered(measure, durationMs / 1000);
    return known;
  };

  const get: TickCache["get"] = async (spec, signal) => {
    const intervalMs = (await metrics.scrapeIntervalSeconds(signal)) * 1000;
    const known = newest(ticks, spec, (candidate) => isCurrent(candidate, spec, clock.now(), intervalMs));
    if (known !== null) return { ok: true, known, from: "memory" };
    const key = tickKey(spec);
    const fetched = refusals.of(key) ?? (await fly(key, signal, (shared) => fetchTick(spec, shared)));
    if ("tick" in fetched) return { ok: true, known: fetched, from: "source" };
    const last = newest(ticks, spec, (known) => clock.now() - known.fetchedAt <= STALE_AT_MOST_MS);
    return { ok: false, failure: fetched, last };
  };

  return {
    async get(spec, signal) {
      const answer = await get(spec, signal);
      meters.tickAnswered(answer.ok ? answer.from : "failure");
      return answer;
    },
    namespacesSeen: () => seen,
  };
}

/** The newest usable tick of the spec or, where it asks for some namespaces, of the whole mesh. */
function newest(
  ticks: BoundedCache<KnownTick>,
  spec: TickSpec,
  usable: (known: KnownTick) => boolean,
): KnownTick | null {
  let best: KnownTick | null = null;
  for (const key of new Set([tickKey(spec), tickKey({ ...spec, scope: null })])) {
    const known = ticks.get(key);
    if (known !== undefined && usable(known) && known.id > (best?.id ?? 0)) best = known;
  }
  return best;
}

/**
 * Within one scrape interval nothing new was scraped; a moment that had passed when it was asked for stays as it was,
 * unless one of its queries failed.
 */
function isCurrent(known: KnownTick, spec: TickSpec, now: number, intervalMs: number): boolean {
  if (now - known.fetchedAt < intervalMs) return true;
  const complete = !known.tick.warnings.some(({ code }) => code === "queryFailed");
  return complete && spec.at !== null && known.fetchedAt - spec.at * 1000 >= intervalMs;
}

function mergeNamespaces(before: readonly string[], tick: Tick): readonly string[] {
  const names = new Set<string>();
  for (const row of tick.rows) {
    names.add(row.sourceNamespace).add(row.destinationNamespace).add(row.destinationServiceNamespace);
  }
  for (const name of before) names.add(name);
  names.delete("");
  return [...names].slice(0, MAX_NAMESPACES).sort();
}
