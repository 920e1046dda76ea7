import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, objectsIn } from "../../world/read-json";
import type { Call } from "../model/call";
import type { MeshWorld } from "../model/mesh-world";
import { objectRef } from "../model/object-ref";
import type { RetryPolicy, RouteDecision, RouteMirror } from "../model/route-decision";
import { durationMs } from "../registry/duration-ms";
import { defaultRetries } from "./default-retries";
import { applyFilters } from "./apply-filters";
import type { HttpRule } from "./http-rules";
import { readBackend } from "./read-backend";
import { weightedTargets } from "./weighted-targets";

const REDIRECT_CODE = 302;
const RETRY_ATTEMPTS = 2;
/** Failures of connections are retried wherever a rule asks for retries. */
const RETRY_ON = ["connect-failure", "refused-stream", "unavailable", "cancelled"] as const;

interface Timing {
  readonly timeoutMs: number | null;
  readonly retries: RetryPolicy | null;
}

/** A limit of 0s is none. https://gateway-api.sigs.k8s.io/geps/gep-1742/ */
const limitMs = (duration: Json | undefined): number | null => durationMs(duration) || null;

/** The time for one try is the time of the request where no retries are asked for, as Istio has it. */
function timingOf(world: MeshWorld, rule: JsonObject): Timing {
  const request = limitMs(jsonAt(rule, "timeouts", "request"));
  const perTryTimeoutMs = limitMs(jsonAt(rule, "timeouts", "backendRequest"));
  const { retry } = rule;
  if (!isObject(retry)) return { timeoutMs: perTryTimeoutMs ?? request, retries: defaultRetries(world) };
  const { attempts, codes } = retry;
  const count = typeof attempts === "number" ? attempts : RETRY_ATTEMPTS;
  const statuses = Array.isArray(codes) ? codes.filter((code) => typeof code === "number").map(String) : [];
  const retries = { attempts: count, perTryTimeoutMs, on: [...RETRY_ON, ...statuses] };
  return { timeoutMs: request, retries: count > 0 ? retries : null };
}

/** The share of requests that a mirror copies: a fraction, a percentage, or all. */
function mirroredShare(filter: JsonObject): number {
  const part = jsonAt(filter, "requestMirror");
  const [numerator, denominator, percent] = [
    jsonAt(part, "fraction", "numerator"),
    jsonAt(part, "fraction", "denominator") ?? 100,
    jsonAt(part, "percent"),
  ];
  const share =
    typeof numerator === "number" && typeof denominator === "number"
      ? numerator / denominator
      : (typeof percent === "number" ? percent : 100) / 100;
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
}

function mirrorsOf(
  world: MeshWorld,
  { route, written }: HttpRule,
  call: Call,
  mesh: boolean,
): readonly RouteMirror[] {
  return objectsIn(written["filters"]).flatMap((filter) => {
    const reference = jsonAt(filter, "requestMirror", "backendRef");
    if (filter["type"] !== "RequestMirror" || !isObject(reference)) return [];
    const backend = readBackend(world, route, reference, { mesh });
    const share = mirroredShare(filter);
    if (!backend.ok || backend.fault || share === 0) return [];
    return [{ target: { host: backend.host, port: backend.port, subset: "", call }, share }];
  });
}

/**
 * What a rule does with a call that it takes: redirects, forwards by weight, or answers 500 where no backend has a weight or
 * none can be used.
 * https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
export function httpDecision(
  world: MeshWorld,
  rule: HttpRule,
  call: Call,
  { mesh }: { readonly mesh: boolean },
): RouteDecision {
  const { route: object, written, match, index } = rule;
  const route = objectRef(object, `spec.rules[${index}]`);
  const filters = objectsIn(written["filters"]);
  const redirect = filters.find(({ type }) => type === "RequestRedirect");
  const answer = { outcome: "answer", route, fault: null } as const;
  if (redirect) {
    const code = jsonAt(redirect, "requestRedirect", "statusCode");
    return { ...answer, code: typeof code === "number" ? code : REDIRECT_CODE, details: "redirect" };
  }
  const sent = applyFilters(call, filters, match);
  const { targets, usable } = weightedTargets(world, { route: object, rule: written, mesh }, (backend) =>
    applyFilters(sent, objectsIn(backend["filters"]), match),
  );
  if (targets.length === 0) return { ...answer, code: 500, details: "direct_response" };
  if (!usable) return { ...answer, code: 500, details: "no_valid_backend" };
  const mirrors = mirrorsOf(world, rule, sent, mesh);
  const timing = timingOf(world, written);
  return { outcome: "forward", route, targets, mirrors, ...timing, fault: null, clusterNotFoundCode: 500 };
}
