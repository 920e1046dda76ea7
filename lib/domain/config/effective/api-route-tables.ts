import type { ClusterObject } from "../../mesh/cluster-object";
import { parentsOf, ruleConditions, rulesOf } from "../../routing/api-routes";
import { apiRouteDecision } from "../../routing/api-route-decision";
import type { Caller } from "../../routing/caller";
import type { EffectiveContext } from "./effective-context";
import { effectiveTable, type EffectiveRow, type EffectiveTable } from "./effective-table";
import { refusesSome, splitText } from "./split-text";

/**
 * What a route of the Gateway API comes to: its rules with where requests end, those for everything last, and what it is
 * attached to. https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule
 */
export function apiRouteTables(object: ClusterObject, context: EffectiveContext): readonly EffectiveTable[] {
  const { hosts, gateways } = parentsOf(object);
  const dataPlane = gateways.length > 0 ? "gateway" : "sidecar";
  const caller: Caller = { namespace: object.meta.namespace, labels: null, dataPlane };
  const decision = apiRouteDecision(context.mesh, [object], caller);
  const taken = new Map(decision.conditional.map((one) => [one.place, one.split]));
  if (decision.place !== "") taken.set(decision.place, decision.rest);
  const rows = rulesOf(object).map((rule): EffectiveRow => {
    const asks = ruleConditions(rule).join(" or ") || "every request";
    const split = taken.get(rule.place);
    if (!split)
      return { cells: [asks, "never: another rule takes every request", rule.place], tone: "muted" };
    return {
      cells: [asks, splitText(split, context.visible), rule.place],
      tone: refusesSome(split) ? "bad" : "plain",
    };
  });
  const parents = [
    ...hosts.map((host) => ["Service", host, context.mesh.registry.find(host) !== null] as const),
    ...gateways.map((one) => {
      const [namespace = "", name = ""] = one.split("/");
      const found = context.mesh.snapshot.get("Gateway.gateway.networking.k8s.io", namespace, name);
      return ["Gateway", one, found !== undefined] as const;
    }),
  ].map(([kind, name, exists]): EffectiveRow => ({
    cells: [kind, name, exists ? "yes" : "no"],
    tone: exists ? "plain" : "bad",
  }));
  return [
    effectiveTable("Rules", ["Takes", "Sends to", "Written in"], rows),
    effectiveTable("Attached to", ["Kind", "Name", "Exists"], parents),
  ];
}
