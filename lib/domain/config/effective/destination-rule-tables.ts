import type { ClusterObject, JsonObject } from "../../mesh/cluster-object";
import { resolveHost } from "../../mesh/hosts/resolve-host";
import { objectAt, objectsAt, textAt, textMapAt } from "../../mesh/read-json";
import type { Caller } from "../../routing/caller";
import type { RulesOfHost } from "../../routing/destination-rule-index";
import { POLICY_PARTS, trafficPolicy } from "../../routing/traffic-policy";
import type { EffectiveContext } from "./effective-context";
import { valueText } from "./value-text";
import { effectiveTable, type EffectiveRow, type EffectiveTable } from "./effective-table";

const COLUMNS = [
  "Subset",
  "Port",
  "Workloads",
  "Load balancer",
  "Connection pool",
  "Outlier detection",
  "TLS",
];

const numbersOf = (policy: JsonObject): readonly number[] =>
  objectsAt(policy, "portLevelSettings").flatMap((one) => {
    const { number } = objectAt(one, "port");
    return typeof number === "number" ? [number] : [];
  });

function workloadsText(
  context: EffectiveContext,
  host: string,
  labels: Readonly<Record<string, string>>,
): string | null {
  const registered = context.mesh.registry.find(host);
  if (!registered) return null;
  const workloads = context.mesh.registry.workloadsOf(registered, labels);
  if (workloads === null) return "outside of the cluster";
  if (workloads.length === 0) return "none is ready";
  return workloads
    .map(({ namespace, workload }) => (context.visible.has(namespace) ? workload : "(hidden)"))
    .join(", ");
}

function rowsOf(context: EffectiveContext, rules: RulesOfHost, host: string): readonly EffectiveRow[] {
  return ["", ...rules.subsets.keys()].flatMap((subset) => {
    const own = rules.subsets.get(subset);
    const policies = [rules.trafficPolicy, ...(own ? [objectAt(own, "trafficPolicy")] : [])];
    const ports = [null, ...new Set(policies.flatMap(numbersOf))];
    const workloads = workloadsText(context, host, own ? textMapAt(own, "labels") : {});
    return ports.map((port): EffectiveRow => {
      const policy = trafficPolicy(rules, subset, port);
      const parts = POLICY_PARTS.slice(0, 4).map((part) => {
        const value = policy[part];
        if (part === "tls") return value ? textAt(value, "mode") || "DISABLE" : "by auto mTLS";
        return value ? valueText(value) : "default";
      });
      const cells = [
        subset || "(all)",
        port === null ? "every other" : String(port),
        workloads ?? "no such host",
      ];
      const missing = workloads === null || workloads === "none is ready";
      return { cells: [...cells, ...parts], tone: missing ? "bad" : "plain" };
    });
  });
}

/**
 * What a DestinationRule comes to: the policy of each subset and port after what it inherits, and who is behind it.
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/
 */
export function destinationRuleTables(
  object: ClusterObject,
  context: EffectiveContext,
): readonly EffectiveTable[] {
  const { namespace, name } = object.meta;
  const spec = objectAt(object.data, "spec");
  const host = resolveHost(textAt(spec, "host"), namespace);
  const labels = textMapAt(objectAt(spec, "workloadSelector"), "matchLabels");
  const caller: Caller = { namespace, labels, dataPlane: "sidecar" };
  const ofService = context.mesh.registry.find(host)?.namespace ?? namespace;
  const inForce = context.mesh.rules.for(caller, host, ofService);
  const own: RulesOfHost = {
    rule: object,
    trafficPolicy: objectAt(spec, "trafficPolicy"),
    subsets: new Map(objectsAt(spec, "subsets").map((subset) => [textAt(subset, "name"), subset])),
  };
  const other = inForce?.rule.meta;
  const isOther = other !== undefined && (other.name !== name || other.namespace !== namespace);
  const shown =
    other && context.visible.has(other.namespace)
      ? `${other.namespace}/${other.name}`
      : "of another namespace";
  const note = isOther
    ? `For callers of ${namespace} the DestinationRule ${shown} counts first for this host; subsets of both are known.`
    : null;
  return [effectiveTable(`Policy for ${host}`, COLUMNS, rowsOf(context, own, host), note)];
}
