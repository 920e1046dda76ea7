import type { LabelMatcher } from "./label-matcher";
import { parseExpression } from "./parse/parse-expression";
import { PromqlError } from "./promql-error";
import { selectSeries } from "./select-series";
import type { Series, SeriesSource } from "./series-source";

/** The matchers of a bare selector (`metric{label="value"}`); throws `PromqlError` for anything else. */
export function selectorMatchers(selector: string): readonly LabelMatcher[] {
  const expression = parseExpression(selector, 3);
  if (expression.kind !== "selector" || expression.at !== null || expression.offsetMs !== 0)
    throw new PromqlError(
      "bad_data",
      `1:1: parse error: unexpected input, expected a series selector: ${selector}`,
    );
  return expression.matchers;
}

/** The series a bare selector selects; throws `PromqlError` for anything else. */
export const matchingSeries = (source: SeriesSource, selector: string): readonly Series[] =>
  selectSeries(source, selectorMatchers(selector));
