import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObservedCall } from "./observed-call";
import { recipeObject, SECURITY } from "./recipe-object";

interface PoliciesRequest {
  readonly namespace: string;
  /** Labels that select each workload's pods, by its name. */
  readonly selectors: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly calls: readonly ObservedCall[];
}

interface ObservedPolicies {
  /** First the one that refuses everything, then one for each workload that was called. */
  readonly objects: readonly JsonObject[];
  /** Callers without an identity: no policy can name them, they will be refused. */
  readonly unnamed: readonly ObservedCall[];
  /** Workloads that were called and whose pods cannot be selected: all their callers will be refused. */
  readonly unselected: readonly string[];
}

/**
 * AuthorizationPolicies for a namespace that allow the callers that were seen and refuse all others. Whoever called rarely
 * and was not seen will be refused too.
 * https://istio.io/latest/docs/reference/config/security/authorization-policy/
 */
export function policiesFromTraffic({ namespace, selectors, calls }: PoliciesRequest): ObservedPolicies {
  const incoming = calls.filter(
    (call) => call.destinationNamespace === namespace && call.destinationWorkload !== "",
  );
  const principals = new Map<string, Set<string>>();
  for (const call of incoming) {
    const known = principals.get(call.destinationWorkload) ?? new Set();
    if (call.sourcePrincipal !== "") known.add(call.sourcePrincipal);
    principals.set(call.destinationWorkload, known);
  }
  const called = [...principals.entries()].filter(([, callers]) => callers.size > 0).sort(byName);
  const allowed = called.flatMap(([workload, callers]) => {
    const matchLabels = selectors.get(workload);
    return matchLabels === undefined ? [] : [allow(namespace, workload, matchLabels, [...callers].sort())];
  });
  return {
    objects: [recipeObject(SECURITY, "AuthorizationPolicy", { namespace, name: "deny-all" }, {}), ...allowed],
    unnamed: incoming.filter((call) => call.sourcePrincipal === ""),
    unselected: called.flatMap(([workload]) => (selectors.has(workload) ? [] : [workload])),
  };
}

function allow(
  namespace: string,
  workload: string,
  matchLabels: Readonly<Record<string, string>>,
  principals: readonly string[],
): JsonObject {
  return recipeObject(
    SECURITY,
    "AuthorizationPolicy",
    { namespace, name: `allow-${workload}` },
    {
      selector: { matchLabels },
      action: "ALLOW",
      rules: [{ from: [{ source: { principals } }] }],
    },
  );
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
