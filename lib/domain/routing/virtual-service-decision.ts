import type { JsonObject } from "../mesh/cluster-object";
import { resolveHost } from "../mesh/hosts/resolve-host";
import { isJsonObject, objectAt, objectsAt, textAt } from "../mesh/read-json";
import type { Truth } from "../policy/truth";
import { destinationSplit } from "./destination-split";
import { isTaken, requestConditions, type MatchContext } from "./match-taken";
import type { MeshRouting } from "./mesh-routing";
import type { ConditionalRoute, RouteDecision } from "./route-decision";
import type { RouteRule } from "./route-rules";
import { answerTarget, weighSplits, wholeSplit, type Answer, type Split } from "./split";

/** What a route does to requests besides sending them somewhere. */
const SETTINGS = [
  "timeout",
  "retries",
  "rewrite",
  "headers",
  "corsPolicy",
  "mirror",
  "mirrorPercent",
  "mirrorPercentage",
  "mirrors",
] as const;

const answered = (code: string, because: string): Split => {
  const refuses = code.startsWith("5") || code.startsWith("4");
  return wholeSplit(answerTarget({ code, because, refuses } satisfies Answer));
};

/** A single destination takes all; of several, one without a weight takes nothing. */
function forwarded(mesh: MeshRouting, { rule, namespace, place }: RouteRule, context: MatchContext): Split {
  const destinations = objectsAt(rule, "route");
  const parts = destinations.map((one) => {
    const destination = objectAt(one, "destination");
    const host = resolveHost(textAt(destination, "host"), namespace);
    const { weight } = one;
    const share = typeof weight === "number" ? weight : 0;
    const split = destinationSplit(mesh, context.caller, host, textAt(destination, "subset"));
    return [destinations.length === 1 ? 1 : share, split] as const;
  });
  return weighSplits(parts) ?? answered("503", `${place} sends to no destination with a weight`);
}

/** The percentage of an abort; without one no request is aborted. */
function abortPercent(abort: JsonObject): number {
  const percent = objectAt(abort, "percentage")["value"] ?? abort["percent"];
  return typeof percent === "number" ? Math.min(100, Math.max(0, percent)) : 0;
}

function abortOf(rule: JsonObject, place: string): { readonly share: number; readonly split: Split } | null {
  const abort = objectAt(rule, "fault")["abort"];
  if (!isJsonObject(abort)) return null;
  const status = abort["httpStatus"];
  const code = typeof status === "number" ? String(status) : "503";
  return {
    share: abortPercent(abort) / 100,
    split: wholeSplit(answerTarget({ code, because: `${place} aborts with ${code}`, refuses: true })),
  };
}

/** Where a route sends what it takes; aborted requests never leave the proxy. https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute */
function splitOf(mesh: MeshRouting, route: RouteRule, context: MatchContext): Split {
  const { rule, place } = route;
  if (isJsonObject(rule["redirect"])) {
    const code = objectAt(rule, "redirect")["redirectCode"];
    return answered(typeof code === "number" ? String(code) : "301", `${place} redirects`);
  }
  if (isJsonObject(rule["directResponse"])) {
    const code = objectAt(rule, "directResponse")["status"];
    return answered(typeof code === "number" ? String(code) : "200", `${place} answers itself`);
  }
  const abort = abortOf(rule, place);
  const sent = forwarded(mesh, route, context);
  if (!abort || abort.share === 0) return sent;
  return (
    weighSplits([
      [abort.share, abort.split],
      [1 - abort.share, sent],
    ]) ?? sent
  );
}

function conditionOf({ rule }: RouteRule): string {
  const asked = objectsAt(rule, "match").map((match) => requestConditions(match).join(" and "));
  return [...new Set(asked.filter((text) => text !== ""))].join("; or ");
}

function settingsOf({ rule }: RouteRule): JsonObject {
  const delay = objectAt(rule, "fault")["delay"];
  const own = SETTINGS.flatMap((name) => (rule[name] === undefined ? [] : [[name, rule[name]] as const]));
  return Object.fromEntries(delay === undefined ? own : [...own, ["fault.delay", delay] as const]);
}

/**
 * What the routes of a VirtualService do with a caller's calls: routes that certainly do not take them are left out, those
 * after one that takes everything never get any. What none takes is answered 404; null where there are no routes.
 * https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
 */
export function virtualServiceDecision(
  mesh: MeshRouting,
  rules: readonly RouteRule[],
  context: MatchContext,
): RouteDecision | null {
  if (rules.length === 0) return null;
  const conditional: ConditionalRoute[] = [];
  const settings: Record<string, JsonObject> = {};
  for (const route of rules) {
    const taken: Truth = isTaken(objectsAt(route.rule, "match"), context, route.namespace);
    if (taken === "no") continue;
    const split = splitOf(mesh, route, context);
    const own = settingsOf(route);
    const condition = taken === "yes" ? "" : conditionOf(route);
    if (Object.keys(own).length > 0) settings[condition] = own;
    if (taken === "yes") return { conditional, rest: split, place: route.place, settings };
    conditional.push({ place: route.place, condition, asks: JSON.stringify(route.rule["match"]), split });
  }
  const none = answered("404", "no route takes the request");
  return { conditional, rest: none, place: "", settings };
}
