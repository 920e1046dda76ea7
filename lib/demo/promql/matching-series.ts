import { readMatchers } from "./read-selector";
import { selectSeries } from "./select-series";
import { PromqlError } from "./promql-error";
import type { Series, SeriesSource } from "./series-source";
import { parseExpression } from "./syntax";

/** The series a bare selector (`metric{label="value"}`) selects; throws `PromqlError` for anything else. */
export function matchingSeries(source: SeriesSource, selector: string): readonly Series[] {
  const node = parseExpression(selector);
  if (node.name !== "VectorSelector") throw new PromqlError("bad_data", `not a series selector: ${selector}`);
  return selectSeries(source, readMatchers(selector, node));
}
