import { parseExpression } from "./parse/parse-expression";
import { PromqlError } from "./promql-error";
import { selectSeries } from "./select-series";
import type { Series, SeriesSource } from "./series-source";

/** The series a bare selector (`metric{label="value"}`) selects; throws `PromqlError` for anything else. */
export function matchingSeries(source: SeriesSource, selector: string): readonly Series[] {
  const expression = parseExpression(selector, 3);
  if (expression.kind !== "selector" || expression.at !== null || expression.offsetMs !== 0)
    throw new PromqlError("bad_data", `not a series selector: ${selector}`);
  return selectSeries(source, expression.matchers);
}
