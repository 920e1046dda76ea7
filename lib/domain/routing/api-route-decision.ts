import type { ClusterObject, JsonObject } from "../mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "../mesh/read-json";
import { ruleConditions, rulesOf, type ApiRule } from "./api-routes";
import { backendHost } from "./backend-host";
import type { Caller } from "./caller";
import { destinationSplit } from "./destination-split";
import { isGranted } from "./is-granted";
import type { MeshRouting } from "./mesh-routing";
import type { ConditionalRoute, RouteDecision } from "./route-decision";
import { answerTarget, weighSplits, wholeSplit, type Split } from "./split";

const answered = (code: string, because: string): Split =>
  wholeSplit(answerTarget({ code, because, refuses: !code.startsWith("3") }));

/** A backend of another kind (an InferencePool) picks its pods by itself. */
function unknownBackend(host: string, namespace: string): Split {
  return wholeSplit({ key: `${host}|`, host, namespace, workload: "", version: "", answer: null });
}

/** Gateways ask for a ReferenceGrant where a backend is of another namespace, the mesh does not. https://gateway-api.sigs.k8s.io/mesh/ */
function backend(mesh: MeshRouting, ref: JsonObject, { route, place }: ApiRule, caller: Caller): Split {
  const namespace = textAt(ref, "namespace") || route.meta.namespace;
  const name = textAt(ref, "name");
  const kind = textAt(ref, "kind") || "Service";
  const target = { group: textAt(ref, "group"), kind, namespace, name };
  if (caller.dataPlane === "gateway" && !isGranted(mesh.snapshot, route, target))
    return answered("500", `${place}: no ReferenceGrant lets it use ${kind} ${namespace}/${name}`);
  const host = backendHost(ref, route.meta.namespace);
  if (kind !== "Service" && kind !== "Hostname") return unknownBackend(host, namespace);
  const sought = kind === "Service" ? `Service ${namespace}/${name}` : `Service or ServiceEntry of ${host}`;
  if (!mesh.registry.find(host)) return answered("500", `${place}: there is no ${sought}`);
  return destinationSplit(mesh, caller, host, "");
}

/** Backends without a weight have 1; of no backend at all the answer is 500. https://gateway-api.sigs.k8s.io/reference/spec/#httpbackendref */
function splitOf(mesh: MeshRouting, one: ApiRule, caller: Caller): Split {
  const filters = objectsAt(one.rule, "filters");
  const redirect = filters.find((filter) => textAt(filter, "type") === "RequestRedirect");
  if (redirect) {
    const code = objectAt(redirect, "requestRedirect")["statusCode"];
    return answered(typeof code === "number" ? String(code) : "302", `${one.place} redirects`);
  }
  const parts = objectsAt(one.rule, "backendRefs").map((ref) => {
    const { weight } = ref;
    return [typeof weight === "number" ? weight : 1, backend(mesh, ref, one, caller)] as const;
  });
  return weighSplits(parts) ?? answered("500", `${one.place} has no backend with a weight`);
}

/** Among rules with conditions, those of more conditions count first; rules for everything come last, the oldest first. */
function inOrder(routes: readonly ClusterObject[]): readonly ApiRule[] {
  const rank = (rule: ApiRule): number => (ruleConditions(rule).length === 0 ? 1 : 0);
  return routes.flatMap(rulesOf).toSorted((a, b) => rank(a) - rank(b));
}

const SETTINGS = ["timeouts", "retry", "sessionPersistence"] as const;

function settingsOf({ rule }: ApiRule): JsonObject {
  const own = SETTINGS.flatMap((name) => (rule[name] === undefined ? [] : [[name, rule[name]] as const]));
  const filters = objectsAt(rule, "filters").filter((one) => textAt(one, "type") !== "RequestRedirect");
  return Object.fromEntries(filters.length > 0 ? [...own, ["filters", filters] as const] : own);
}

/**
 * What Gateway API routes that are attached to one Service or hostname do with a caller's calls; what no rule takes is
 * answered 404. https://gateway-api.sigs.k8s.io/reference/spec/#httproutespec
 */
export function apiRouteDecision(
  mesh: MeshRouting,
  routes: readonly ClusterObject[],
  caller: Caller,
): RouteDecision {
  const conditional: ConditionalRoute[] = [];
  const settings: Record<string, JsonObject> = {};
  for (const one of inOrder(routes)) {
    const condition = ruleConditions(one).join("; or ");
    const own = settingsOf(one);
    if (Object.keys(own).length > 0) settings[condition] = own;
    const split = splitOf(mesh, one, caller);
    if (condition === "") return { conditional, rest: split, place: one.place, settings };
    conditional.push({ place: one.place, condition, asks: JSON.stringify(one.rule["matches"]), split });
  }
  return { conditional, rest: answered("404", "no route takes the request"), place: "", settings };
}
