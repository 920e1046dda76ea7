import { labelKey, type Labels, withoutName } from "../../promql/labels";
import { query } from "../../promql/query";
import type { Samples, Series, SeriesSource } from "../../promql/series-source";
import type { VectorSeries } from "../../promql/value";
import type { RecordingRule } from "./rule-groups";

/** Milliseconds between two evaluations of a rule. */
export const RULE_INTERVAL_MS = 30_000;
const LOOKBACK_MS = 300_000;
/**
 * Besides now, label sets are looked for at the last moment that these divide: a rule's result may be gone that was there
 * before, and a moment that stays the same for long is evaluated once.
 */
const FOUND_EVERY_MS = [3_600_000, 6 * 3_600_000, 24 * 3_600_000];
/** Evaluations of one rule that are remembered: its series are asked for one after the other, each for the same times. */
const MAX_KNOWN = 4;

interface Evaluated {
  readonly times: Float64Array;
  readonly byLabels: ReadonlyMap<string, VectorSeries>;
}

interface Clock {
  now(): number;
}

const EMPTY: Samples = { times: [], values: [] };

/** The series of one rule, evaluated when they are asked for. */
class RecordedRule {
  private readonly known = new Map<string, Evaluated>();
  private readonly found = new Map<number, ReadonlyMap<string, Labels>>();
  private readonly source: SeriesSource;
  private readonly rule: RecordingRule;
  private readonly clock: Clock;

  constructor(source: SeriesSource, rule: RecordingRule, clock: Clock) {
    this.source = source;
    this.rule = rule;
    this.clock = clock;
  }

  series(): readonly Series[] {
    const now = this.clock.now();
    const moments = [RULE_INTERVAL_MS, ...FOUND_EVERY_MS].map((every) => Math.floor(now / every) * every);
    const labels = new Map(moments.flatMap((moment) => [...this.labelsAt(moment)]));
    for (const moment of this.found.keys()) if (!moments.includes(moment)) this.found.delete(moment);
    return [...labels].map(([key, own]) => this.one(key, own));
  }

  private labelsAt(moment: number): ReadonlyMap<string, Labels> {
    const known = this.found.get(moment);
    if (known) return known;
    const { byLabels } = this.evaluated(moment, moment, 0);
    const labels = new Map([...byLabels].map(([key, one]) => [key, withoutName(one.labels)] as const));
    this.found.set(moment, labels);
    return labels;
  }

  private lastEvaluation(at: number): number {
    return Math.floor(at / RULE_INTERVAL_MS) * RULE_INTERVAL_MS;
  }

  private one(key: string, labels: Labels): Series {
    return { name: this.rule.name, labels, samples: (from, to) => this.samples(key, from, to) };
  }

  private samples(key: string, from: number, to: number): Samples {
    const first = Math.ceil(from / RULE_INTERVAL_MS) * RULE_INTERVAL_MS;
    const last = this.lastEvaluation(Math.min(to, this.clock.now()));
    if (first > last) return EMPTY;
    const { times, byLabels } = this.evaluated(first, last, RULE_INTERVAL_MS);
    const series = byLabels.get(key);
    if (!series) return EMPTY;
    const present = [...times.keys()].filter((index) => series.present[index] === 1);
    return {
      times: present.map((index) => times[index] ?? 0),
      values: present.map((index) => series.values[index] ?? NaN),
    };
  }

  private evaluated(start: number, end: number, stepMs: number): Evaluated {
    const key = `${start}/${end}/${stepMs}`;
    const known = this.known.get(key);
    if (known) return known;
    const options = { lookbackMs: LOOKBACK_MS, subqueryStepMs: RULE_INTERVAL_MS, leftOpen: true };
    const request = { ...options, text: this.rule.query, start, end, stepMs, expired: () => false };
    const outcome = query(this.source, request);
    const vector = outcome.ok && outcome.value.type === "vector" ? outcome.value.series : [];
    const made = {
      times: outcome.ok ? outcome.times : new Float64Array(0),
      byLabels: new Map(vector.map((one) => [labelKey(withoutName(one.labels)), one])),
    };
    if (this.known.size >= MAX_KNOWN) this.known.clear();
    this.known.set(key, made);
    return made;
  }
}

/**
 * A source with the series of recording rules beside its own. A rule is evaluated when its series are read, and at no other
 * time; rules do not build on each other.
 */
export function withRecordedSeries(
  source: SeriesSource,
  rules: readonly RecordingRule[],
  clock: Clock,
): SeriesSource {
  const byName = new Map(rules.map((rule) => [rule.name, new RecordedRule(source, rule, clock)]));
  return {
    names: () => [...source.names(), ...byName.keys()],
    named: (name) => byName.get(name)?.series() ?? source.named(name),
  };
}
