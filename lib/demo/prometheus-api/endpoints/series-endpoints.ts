import { type Labels, labelValue } from "../../promql/labels";
import { namedLabels } from "../../promql/named-labels";
import { parseSelector } from "../../promql/parse/parse-selector";
import { PromqlError } from "../../promql/promql-error";
import { selectSeries } from "../../promql/select-series";
import type { Series } from "../../promql/series-source";
import { type ApiAnswer, failure, invalidParameter, success } from "../api-answer";
import type { ApiRequest } from "../api-request";
import { limitParameter, timeParameter } from "../parameters";

const MAX_SELECTORS = 100;

type Selection =
  | { readonly ok: true; readonly series: readonly Series[]; readonly limit: number }
  | { readonly ok: false; readonly answer: ApiAnswer };

const refused = (answer: ApiAnswer): Selection => ({ ok: false, answer });

type Refuse = (reason: string) => ApiAnswer;

/** The series that any `match[]` selects and that have a sample from `start` to `end`; all of them without a selector. */
function selected({ deps, parameters }: ApiRequest, badSelector: Refuse): Selection {
  const limit = limitParameter(parameters);
  if (!limit.ok) return refused(invalidParameter("limit", limit.reason));
  const start = timeParameter(parameters, "start", deps.since);
  if (!start.ok) return refused(invalidParameter("start", start.reason));
  const end = timeParameter(parameters, "end", deps.clock.now());
  if (!end.ok) return refused(invalidParameter("end", end.reason));
  try {
    const selectors = parameters.getAll("match[]").slice(0, MAX_SELECTORS).map(parseSelector);
    if (selectors.some(({ matchers }) => matchers.every((matcher) => matcher.test(""))))
      return refused(badSelector("match[] must contain at least one non-empty matcher"));
    const found =
      selectors.length === 0
        ? deps.series.names().flatMap((name) => deps.series.named(name))
        : [...new Set(selectors.flatMap(({ matchers }) => selectSeries(deps.series, matchers)))];
    const within = end.value >= deps.since && start.value <= Math.min(end.value, deps.clock.now());
    return { ok: true, series: within ? found : [], limit: limit.value };
  } catch (error) {
    if (error instanceof PromqlError) return refused(badSelector(error.message));
    throw error;
  }
}

function limited(items: readonly (string | Labels)[], limit: number): ApiAnswer {
  return limit > 0 && items.length > limit
    ? success(items.slice(0, limit), { warnings: ["results truncated due to limit"] })
    : success(items);
}

/** GET or POST /api/v1/series: the label sets of the selected series. */
export function seriesList(request: ApiRequest): ApiAnswer {
  if (!request.parameters.has("match[]")) return failure("bad_data", "no match[] parameter provided");
  const found = selected(request, (reason) => invalidParameter("match[]", reason));
  return found.ok ? limited(found.series.map(namedLabels), found.limit) : found.answer;
}

/** GET or POST /api/v1/labels: the names of all labels. */
export function labelNames(request: ApiRequest): ApiAnswer {
  const found = selected(request, (reason) => failure("bad_data", reason));
  if (!found.ok) return found.answer;
  const names = new Set<string>(found.series.length > 0 ? ["__name__"] : []);
  for (const { labels } of found.series) for (const name of Object.keys(labels)) names.add(name);
  return limited([...names].sort(), found.limit);
}

/** GET /api/v1/label/<name>/values: the values of one label. */
export function labelValues(request: ApiRequest, name: string): ApiAnswer {
  const found = selected(request, (reason) => failure("bad_data", reason));
  if (!found.ok) return found.answer;
  const values = new Set<string>();
  for (const one of found.series) {
    const value = name === "__name__" ? one.name : labelValue(one.labels, name);
    if (value !== "") values.add(value);
  }
  return limited([...values].sort(), found.limit);
}
