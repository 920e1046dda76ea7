import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textAt, textMapAt } from "@/lib/domain/mesh/read-json";
import type { MeshNames } from "./mesh-names";
import type { Named } from "./named";
import type { ReferenceRule } from "./reference-rule";

/**
 * What a DestinationRule names: its host, the workloads of its subsets, those it applies to, secrets.
 * https://istio.io/latest/docs/reference/config/networking/destination-rule/
 */
export const destinationRuleReferences: ReferenceRule = ({ meta, data }, mesh) => {
  const spec = objectAt(data, "spec");
  const targets = mesh.host(textAt(spec, "host"), meta.namespace, "host");
  const subsets = objectsAt(spec, "subsets");
  const applies = textMapAt(objectAt(spec, "workloadSelector"), "matchLabels");
  return [
    ...targets,
    ...subsets.flatMap((subset) => subsetWorkloads(subset, targets, mesh)),
    ...mesh.workloads(meta.namespace, applies, "applies to"),
    ...[spec, ...subsets].flatMap((holder) => credential(holder, meta.namespace)),
  ];
};

/** Subset labels narrow what the Service selects. */
function subsetWorkloads(subset: JsonObject, targets: readonly Named[], mesh: MeshNames): readonly Named[] {
  const role = `subset ${textAt(subset, "name")}`;
  return targets.flatMap(({ kind, namespace, name }) => {
    const selector = textMapAt(
      objectAt(mesh.snapshot.get(kind, namespace, name)?.data ?? {}, "spec"),
      "selector",
    );
    if (kind !== "Service" || Object.keys(selector).length === 0) return [];
    return mesh.workloads(namespace, { ...selector, ...textMapAt(subset, "labels") }, role);
  });
}

function credential(holder: JsonObject, namespace: string): readonly Named[] {
  const name = textAt(objectAt(objectAt(holder, "trafficPolicy"), "tls"), "credentialName");
  return name === "" ? [] : [{ kind: "Secret", namespace, name, role: "credential" }];
}
