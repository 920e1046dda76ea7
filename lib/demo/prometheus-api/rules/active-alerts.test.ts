import { describe, expect, it } from "vitest";
import { sampleStore } from "@/lib/testing/sample-store";
import { parseExpression } from "../../promql/parse/parse-expression";
import { formatExpression } from "../../promql/parse/format-expression";
import { activeAlerts } from "./active-alerts";
import { type AlertingRule, RULE_GROUPS } from "./rule-groups";

const NOW = 1_700_000_040_000;
const MINUTE = 60_000;
const RULE: AlertingRule = {
  kind: "alerting",
  name: "Overload",
  query: "load > 5",
  forSeconds: 300,
  labels: { severity: "warning" },
  annotations: { summary: "Too much." },
};

/** A load above the limit from that many minutes ago until now, sampled every 15 s. */
const since = (minutes: number, until = 0) =>
  sampleStore([
    {
      name: "load",
      labels: { pod: "a" },
      samples: Array.from({ length: 400 }, (_, index) => NOW - (399 - index) * 15_000).map(
        (time) => [time, time >= NOW - minutes * MINUTE && time <= NOW - until * MINUTE ? 9 : 1] as const,
      ),
    },
  ]);

describe("activeAlerts", () => {
  it("are none where the query has no result", () => {
    expect(activeAlerts(since(0, 1), RULE, NOW)).toEqual([]);
    expect(activeAlerts(since(10, 2), RULE, NOW)).toEqual([]);
  });

  it.each([
    [2, "pending"],
    [4, "pending"],
    [5, "firing"],
    [20, "firing"],
  ])("that began %d minutes ago are %s", (minutes, state) => {
    expect(activeAlerts(since(minutes), RULE, NOW)).toEqual([
      {
        labels: { pod: "a", severity: "warning", alertname: "Overload" },
        annotations: { summary: "Too much." },
        state,
        activeAt: NOW - minutes * MINUTE,
        value: "9",
      },
    ]);
  });

  it("seem to have begun an hour ago where they are older", () => {
    expect(activeAlerts(since(90), RULE, NOW)).toMatchObject([
      { activeAt: NOW - 60 * MINUTE, state: "firing" },
    ]);
  });

  it("fire at once where they need no time", () => {
    expect(activeAlerts(since(0), { ...RULE, forSeconds: 0 }, NOW)).toMatchObject([{ state: "firing" }]);
  });

  it("are none of a rule that cannot be evaluated", () => {
    expect(activeAlerts(since(10), { ...RULE, query: "load >" }, NOW)).toEqual([]);
  });
});

describe("RULE_GROUPS", () => {
  const rules = RULE_GROUPS.flatMap((group) => group.rules);

  it.each(rules.map((rule) => [rule.name, rule.query]))(
    "writes the query of %s as Prometheus does",
    (_name, query) => {
      expect(formatExpression(parseExpression(query, 3))).toBe(query);
    },
  );

  it("names each rule once, recorded series as level:metric:operations", () => {
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    for (const rule of rules)
      expect(rule.name).toMatch(rule.kind === "recording" ? /^\w+:\w+:\w+$/ : /^[A-Z]\w+$/);
  });
});
