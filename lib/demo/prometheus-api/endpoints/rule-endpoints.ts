import { type ApiAnswer, invalidParameter, success } from "../api-answer";
import type { ApiRequest } from "../api-request";
import { type ActiveAlert, activeAlerts } from "../rules/active-alerts";
import { type AlertingRule, type Rule, RULE_GROUPS } from "../rules/rule-groups";
import { RULE_INTERVAL_MS } from "../rules/with-recorded-series";

/** What one evaluation of a rule takes. */
const EVALUATION_SECONDS = 0.001;
const TRUE = /^(?:1|t|true)$/;
const FALSE = /^(?:0|f|false)$/;

const alertJson = ({ activeAt, ...alert }: ActiveAlert): object => ({
  ...alert,
  activeAt: new Date(activeAt).toISOString(),
});

const lastEvaluation = (now: number): string =>
  new Date(Math.floor(now / RULE_INTERVAL_MS) * RULE_INTERVAL_MS).toISOString();

function stateOf(alerts: readonly ActiveAlert[]): string {
  if (alerts.length === 0) return "inactive";
  return alerts.some(({ state }) => state === "firing") ? "firing" : "pending";
}

function alertingJson({ deps }: ApiRequest, rule: AlertingRule, shown: boolean): object {
  const alerts = activeAlerts(deps.series, rule, deps.clock.now());
  return {
    state: stateOf(alerts),
    name: rule.name,
    query: rule.query,
    duration: rule.forSeconds,
    keepFiringFor: 0,
    labels: rule.labels,
    annotations: rule.annotations,
    alerts: shown ? alerts.map(alertJson) : null,
    type: "alerting",
  };
}

function ruleJson(request: ApiRequest, rule: Rule, alertsShown: boolean): object {
  const own =
    rule.kind === "alerting"
      ? alertingJson(request, rule, alertsShown)
      : { name: rule.name, query: rule.query, type: "recording" };
  const at = lastEvaluation(request.deps.clock.now());
  return { ...own, health: "ok", evaluationTime: EVALUATION_SECONDS, lastEvaluation: at };
}

const TYPES: ReadonlyMap<string, readonly Rule["kind"][]> = new Map([
  ["", ["alerting", "recording"]],
  ["alert", ["alerting"]],
  ["record", ["recording"]],
]);

const accepts = (wanted: readonly string[], name: string): boolean =>
  wanted.length === 0 || wanted.includes(name);

/** GET /api/v1/rules: the groups of rules, those of them that type, rule_name[], rule_group[] and file[] let through. */
export function rules(request: ApiRequest): ApiAnswer {
  const { parameters, query, deps } = request;
  const type = (query.get("type") ?? "").toLowerCase();
  const kinds = TYPES.get(type);
  if (!kinds) return invalidParameter("type", `not supported value ${JSON.stringify(type)}`);
  const excluded = (query.get("exclude_alerts") ?? "").toLowerCase();
  if (excluded !== "" && !TRUE.test(excluded) && !FALSE.test(excluded))
    return invalidParameter(
      "exclude_alerts",
      `error converting exclude_alerts: strconv.ParseBool: parsing ${JSON.stringify(excluded)}: invalid syntax`,
    );
  const names = parameters.getAll("rule_name[]");
  const groups = RULE_GROUPS.filter(
    ({ name, file }) =>
      accepts(parameters.getAll("rule_group[]"), name) && accepts(parameters.getAll("file[]"), file),
  ).map(({ name, file, rules: all }) => ({
    name,
    file,
    rules: all
      .filter((rule) => kinds.includes(rule.kind) && accepts(names, rule.name))
      .map((rule) => ruleJson(request, rule, !TRUE.test(excluded))),
    interval: RULE_INTERVAL_MS / 1_000,
    limit: 0,
    evaluationTime: EVALUATION_SECONDS * all.length,
    lastEvaluation: lastEvaluation(deps.clock.now()),
  }));
  return success({ groups: groups.filter((group) => group.rules.length > 0) });
}

/** GET /api/v1/alerts: all pending and firing alerts. */
export function alerts({ deps }: ApiRequest): ApiAnswer {
  const alerting = RULE_GROUPS.flatMap((group) => group.rules).filter((rule) => rule.kind === "alerting");
  const active = alerting.flatMap((rule) => activeAlerts(deps.series, rule, deps.clock.now()));
  return success({ alerts: active.map(alertJson) });
}
