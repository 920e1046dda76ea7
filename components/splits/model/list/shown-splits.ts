import { wordFilter } from "@/components/mesh/model/word-filter";
import { shownVerdict, type ShownVerdict } from "@/components/mesh/splits/shown-verdict";
import { steppedWithin } from "@/components/mesh/splits/stepped-within";
import type { SplitSort } from "@/lib/client/url-state/split-list-params";
import type { SplitDto, SplitsResponse } from "@/lib/contracts/splits/splits-response";

export interface SplitFilter {
  readonly text: string;
  readonly verdict: SplitDto["verdict"] | "all";
  /** Only those that a shift is under way on. */
  readonly shifting: boolean;
}

type Splits = Pick<SplitsResponse, "splits" | "at" | "windowSeconds">;

const verdictIn = (answer: Splits, split: SplitDto): ShownVerdict =>
  shownVerdict(split, steppedWithin(split, answer));

/** How many splits of an answer are said to differ: those that still settle do not count. */
export function countDiffering(answer: Splits): number {
  return answer.splits.filter((split) => verdictIn(answer, split) === "differs").length;
}

/** The splits that a filter leaves: every word of its text is somewhere in the names, the route or its condition. */
export function filterSplits(answer: Splits, filter: SplitFilter): readonly SplitDto[] {
  const holds = wordFilter(filter.text);
  return answer.splits.filter(
    (split) =>
      (filter.verdict === "all" || verdictIn(answer, split) === filter.verdict) &&
      (!filter.shifting || split.shift !== null) &&
      holds(...namesOf(split)),
  );
}

function namesOf(split: SplitDto): readonly string[] {
  const { object, host, route, routeName, condition, destinations } = split;
  const ends = destinations.flatMap(({ host: to, subset = "" }) => [to, subset]);
  return [object.kind, object.namespace, object.name, host, route, routeName, condition, ...ends];
}

const VERDICT_ORDER: Readonly<Record<SplitDto["verdict"], number>> = {
  differs: 0,
  cannotTell: 1,
  asConfigured: 2,
};

/** The same splits in order; those with equal keys by host and route. */
export function sortSplits(splits: readonly SplitDto[], sort: SplitSort, desc: boolean): readonly SplitDto[] {
  const sign = desc ? -1 : 1;
  return [...splits].sort(
    (a, b) => sign * COMPARE[sort](a, b) || byName(a, b) || a.route.localeCompare(b.route, "en"),
  );
}

const byName = (a: SplitDto, b: SplitDto): number => a.host.localeCompare(b.host, "en");

const COMPARE: Readonly<Record<SplitSort, (a: SplitDto, b: SplitDto) => number>> = {
  service: byName,
  rate: (a, b) => rateOf(a) - rateOf(b),
  verdict: (a, b) => VERDICT_ORDER[a.verdict] - VERDICT_ORDER[b.verdict],
};

function rateOf({ destinations }: SplitDto): number {
  return destinations.reduce((sum, { requestsPerSecond }) => sum + requestsPerSecond, 0);
}
