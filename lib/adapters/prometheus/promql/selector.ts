import type { LabelMatcher } from "./label-matcher";
import { labelName } from "./label-name";
import { quote } from "./quote";

const CLASSIC_METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;

/** `metric{matchers}`, or only `{matchers}`; a metric name outside the classic form goes inside the braces, as Prometheus 3 reads it. */
export function selector(metric: string | null, matchers: readonly LabelMatcher[]): string {
  const written = matchers.map(
    ({ label, operator, value }) => `${labelName(label)}${operator}${quote(value)}`,
  );
  if (metric === null) return `{${written.join(",")}}`;
  if (!CLASSIC_METRIC.test(metric)) return `{${[quote(metric), ...written].join(",")}}`;
  return written.length === 0 ? metric : `${metric}{${written.join(",")}}`;
}
