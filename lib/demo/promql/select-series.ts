import { type LabelMatcher, matchesAll } from "./label-matcher";
import type { Series, SeriesSource } from "./series-source";

/** All series that every matcher accepts; the metric's name narrows the search first. */
export function selectSeries(source: SeriesSource, matchers: readonly LabelMatcher[]): readonly Series[] {
  const byName = matchers.filter((matcher) => matcher.name === "__name__");
  const byLabel = matchers.filter((matcher) => matcher.name !== "__name__");
  const selected: Series[] = [];
  for (const name of source.names()) {
    if (!byName.every((matcher) => matcher.test(name))) continue;
    for (const series of source.named(name)) if (matchesAll(series.labels, byLabel)) selected.push(series);
  }
  return selected;
}
