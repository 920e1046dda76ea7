import type { Json, JsonObject } from "../../mesh/cluster-object";
import { isJsonObject, objectAt, objectsAt, textAt } from "../../mesh/read-json";
import type { ExplainedFault, ExplainedRetries, ExplainStep } from "../explanation";
import { quoted } from "../quoted";
import type { ExplainCall } from "../routed";
import { someOf } from "../../mesh/some-of";
import { step } from "../step";
import type { RouteRule } from "../../routing/route-rules";

const at = ({ object, path }: RouteRule, field: string): { object: RouteRule["object"]; path: string } => ({
  object,
  path: `${path}.${field}`,
});

/** Steps for what a route injects: delays and aborts. */
export function faultSteps(route: RouteRule, fault: ExplainedFault | null): readonly ExplainStep[] {
  const { delay = null, abort = null } = fault ?? {};
  const steps: ExplainStep[] = [];
  if (delay)
    steps.push(
      step(
        at(route, "fault.delay"),
        "fault",
        "changes",
        `${delay.percent}% of requests are held up for ${delay.ms} ms`,
      ),
    );
  if (abort) {
    const status = abort.grpc ? `gRPC status ${abort.code}` : `status ${abort.code}`;
    const verdict = abort.percent >= 100 ? "refuses" : "changes";
    steps.push(
      step(
        at(route, "fault.abort"),
        "fault",
        verdict,
        `${abort.percent}% of requests are answered with ${status} at once`,
      ),
    );
  }
  return steps;
}

/** A share in percent; absent everything, except that a number in an older field is read in its stead. */
function mirrorPercent(percentage: Json | undefined, percent: Json | undefined): number {
  if (isJsonObject(percentage)) {
    const { value } = percentage;
    return typeof value === "number" ? Math.min(100, Math.max(0, value)) : 0;
  }
  return typeof percent === "number" ? Math.min(100, Math.max(0, percent)) : 100;
}

function mirrorSteps(route: RouteRule): readonly ExplainStep[] {
  const { mirror, mirrorPercentage, mirrorPercent: older } = route.rule;
  const single = isJsonObject(mirror)
    ? [{ field: "mirror", to: mirror, percent: mirrorPercent(mirrorPercentage, older) }]
    : [];
  const several = objectsAt(route.rule, "mirrors").map((one, index) => ({
    field: `mirrors[${index}]`,
    to: objectAt(one, "destination"),
    percent: mirrorPercent(one["percentage"], undefined),
  }));
  return [...single, ...several]
    .filter(({ percent }) => percent > 0)
    .map(({ field, to, percent }) => {
      const subset = textAt(to, "subset");
      const name = subset === "" ? textAt(to, "host") : `${textAt(to, "host")}, subset ${subset}`;
      return step(
        at(route, field),
        "route",
        "changes",
        `${percent}% of requests are copied to ${name}; nobody reads the answers`,
      );
    });
}

function rewriteSteps(
  route: RouteRule,
  before: ExplainCall,
  after: ExplainCall,
  unknown: boolean,
): readonly ExplainStep[] {
  const where = at(route, "rewrite");
  if (unknown)
    return [
      step(
        where,
        "route",
        "unknown",
        "the expression that rewrites the path cannot be tried here: the new path is not known",
      ),
    ];
  const path = before.path === after.path ? [] : [`the path becomes ${quoted(after.path)}`];
  const host = before.host === after.host ? [] : [`the host becomes ${quoted(after.host)}`];
  const changes = [...path, ...host];
  return changes.length === 0 ? [] : [step(where, "route", "changes", changes.join(" and "))];
}

function headerSteps(route: RouteRule, holder: JsonObject, field: string): readonly ExplainStep[] {
  const changes = ["request", "response"].flatMap((side) =>
    ["set", "add", "remove"].flatMap((kind) => {
      const held = objectAt(objectAt(holder, "headers"), side)[kind];
      const names = Array.isArray(held)
        ? held.filter((one) => typeof one === "string")
        : Object.keys(isJsonObject(held) ? held : {});
      return names.length === 0 ? [] : [`${kind} on the ${side}: ${someOf(names)}`];
    }),
  );
  return changes.length === 0
    ? []
    : [step(at(route, field), "route", "changes", `headers change (${changes.join("; ")})`)];
}

function timingSteps(
  route: RouteRule,
  timeoutMs: number | null,
  retries: ExplainedRetries | null,
): readonly ExplainStep[] {
  const timeout =
    timeoutMs === null
      ? []
      : [step(at(route, "timeout"), "route", "changes", `the caller waits ${timeoutMs} ms at most`)];
  if (!isJsonObject(route.rule["retries"])) return timeout;
  const tries = retries
    ? `up to ${retries.attempts} further tries on ${someOf(retries.on)}`
    : "no further tries";
  return [...timeout, step(at(route, "retries"), "route", "changes", tries)];
}

/** Steps for all that a route which takes a request does to it besides sending it on. */
export function changeSteps(
  route: RouteRule,
  {
    before,
    after,
    unknown,
  }: { readonly before: ExplainCall; readonly after: ExplainCall; readonly unknown: boolean },
  { timeoutMs, retries }: { readonly timeoutMs: number | null; readonly retries: ExplainedRetries | null },
): readonly ExplainStep[] {
  const destinations = objectsAt(route.rule, "route");
  return [
    ...rewriteSteps(route, before, after, unknown),
    ...headerSteps(route, route.rule, "headers"),
    ...destinations.flatMap((one, index) => headerSteps(route, one, `route[${index}].headers`)),
    ...timingSteps(route, timeoutMs, retries),
    ...mirrorSteps(route),
  ];
}
