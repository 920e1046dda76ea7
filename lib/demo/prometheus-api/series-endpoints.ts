import { matchingSeries } from "../promql/matching-series";
import { type Labels, labelValue } from "../promql/labels";
import { namedLabels } from "../promql/named-labels";
import { PromqlError } from "../promql/promql-error";
import type { Series } from "../promql/series-source";
import { type ApiAnswer, failure, success } from "./api-answer";
import { timeParameter } from "./parameters";
import type { PrometheusDeps } from "./prometheus-deps";

const MAX_SELECTORS = 100;

function limited<T>(items: readonly T[], parameters: URLSearchParams): readonly T[] {
  const limit = Number(parameters.get("limit") ?? 0);
  return limit > 0 ? items.slice(0, limit) : items;
}

/** The series that any `match[]` selects and that have a sample from `start` to `end`; all of them without a selector. */
function selected(deps: PrometheusDeps, parameters: URLSearchParams): readonly Series[] | ApiAnswer {
  const start = timeParameter(parameters, "start", deps.since);
  const end = timeParameter(parameters, "end", deps.clock.now());
  if (!start.ok) return failure("bad_data", start.error);
  if (!end.ok) return failure("bad_data", end.error);
  const selectors = parameters.getAll("match[]").slice(0, MAX_SELECTORS);
  if (end.ms < deps.since || start.ms > deps.clock.now()) return [];
  try {
    if (selectors.length === 0) return deps.series.names().flatMap((name) => deps.series.named(name));
    return [...new Set(selectors.flatMap((selector) => matchingSeries(deps.series, selector)))];
  } catch (error) {
    if (error instanceof PromqlError) return failure(error.kind, error.message);
    throw error;
  }
}

const isAnswer = (found: readonly Series[] | ApiAnswer): found is ApiAnswer => "status" in found;

/** /api/v1/series: the label sets of the selected series. */
export function seriesList(deps: PrometheusDeps, parameters: URLSearchParams): ApiAnswer {
  if (!parameters.has("match[]")) return failure("bad_data", "no match[] parameter provided");
  const found = selected(deps, parameters);
  if (isAnswer(found)) return found;
  return success(limited<Labels>(found.map(namedLabels), parameters));
}

/** /api/v1/labels: the names of all labels. */
export function labelNames(deps: PrometheusDeps, parameters: URLSearchParams): ApiAnswer {
  const found = selected(deps, parameters);
  if (isAnswer(found)) return found;
  const names = new Set<string>(found.length > 0 ? ["__name__"] : []);
  for (const { labels } of found) for (const name of Object.keys(labels)) names.add(name);
  return success(limited([...names].sort(), parameters));
}

/** /api/v1/label/<name>/values: the values of one label. */
export function labelValues(deps: PrometheusDeps, parameters: URLSearchParams, name: string): ApiAnswer {
  if (!/^[a-zA-Z_]\w*$/.test(name)) return failure("bad_data", `invalid label name: ${JSON.stringify(name)}`);
  if (name === "__name__" && !parameters.has("match[]"))
    return success(limited(deps.series.names().toSorted(), parameters));
  const found = selected(deps, parameters);
  if (isAnswer(found)) return found;
  const values = new Set<string>();
  for (const one of found) {
    const value = name === "__name__" ? one.name : labelValue(one.labels, name);
    if (value !== "") values.add(value);
  }
  return success(limited([...values].sort(), parameters));
}
