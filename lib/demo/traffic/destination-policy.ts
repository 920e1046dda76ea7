import type { K8sObject } from "../world/k8s-object";
import { jsonAt, objectsIn, textMap, textOr } from "../world/read-json";
import type { MeshPod } from "./mesh-pod";
import { fullHost, hostMatches, type MeshWorld } from "./mesh-world";

/** The DestinationRule for a host: an exact one before one with a wildcard. */
function ruleFor(world: MeshWorld, host: string): K8sObject | undefined {
  const hostOf = (rule: K8sObject): string => {
    const written = textOr(jsonAt(rule, "spec", "host"));
    return written.startsWith("*") ? written : fullHost(written, rule.metadata.namespace ?? "");
  };
  return (
    world.destinationRules.find((rule) => hostOf(rule) === host) ??
    world.destinationRules.find((rule) => hostMatches(hostOf(rule), host))
  );
}

/** The pods of a subset; null when no DestinationRule defines it. "" is the whole service. */
export function subsetPods(
  world: MeshWorld,
  target: { readonly host: string; readonly subset: string },
  pods: readonly MeshPod[],
): readonly MeshPod[] | null {
  if (target.subset === "") return pods;
  const subset = objectsIn(jsonAt(ruleFor(world, target.host), "spec", "subsets")).find(
    (one) => one["name"] === target.subset,
  );
  if (!subset) return null;
  const labels = textMap(subset["labels"]);
  return pods.filter((pod) => [...labels].every(([name, value]) => pod.labels.get(name) === value));
}

/** Whether a DestinationRule makes callers of the host speak plaintext; without one Istio's auto mTLS decides. */
export function forcesPlaintext(world: MeshWorld, host: string): boolean {
  return jsonAt(ruleFor(world, host), "spec", "trafficPolicy", "tls", "mode") === "DISABLE";
}
