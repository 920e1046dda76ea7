import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, objectsAt, textAt } from "@/lib/domain/mesh/read-json";
import type { MeshNames } from "./mesh-names";
import { PARENT_DEFAULTS, referenced } from "./object-refs";
import type { Named } from "./named";
import type { ReferenceRule } from "./reference-rule";

/**
 * What a route of the Gateway API names: parents, backends, mirrors, and the ReferenceGrants that let it use those of other
 * namespaces. https://gateway-api.sigs.k8s.io/reference/spec/#httproute
 */
export const routeReferences: ReferenceRule = (object, mesh) => {
  const { namespace } = object.meta;
  const spec = objectAt(object.data, "spec");
  const rules = objectsAt(spec, "rules");
  const backends = rules.flatMap((rule) => objectsAt(rule, "backendRefs"));
  const filters = [...rules, ...backends].flatMap((holder) => objectsAt(holder, "filters"));
  const mirrors = filters.map((filter) => objectAt(objectAt(filter, "requestMirror"), "backendRef"));
  const targets = [
    ...backends.flatMap((ref) => referenced(ref, namespace, "backend", mesh)),
    ...mirrors.flatMap((ref) => referenced(ref, namespace, "mirror", mesh)),
  ];
  return [
    ...objectsAt(spec, "parentRefs").flatMap((ref) =>
      referenced(ref, namespace, "parent", mesh, PARENT_DEFAULTS),
    ),
    ...targets,
    ...grantsFor(object, targets, mesh),
  ];
};

/** https://gateway-api.sigs.k8s.io/api-types/referencegrant/ */
function grantsFor(route: ClusterObject, targets: readonly Named[], mesh: MeshNames): readonly Named[] {
  const elsewhere = targets.filter(({ namespace }) => namespace !== route.meta.namespace);
  if (elsewhere.length === 0) return [];
  return mesh.snapshot
    .list("ReferenceGrant")
    .filter(({ meta, data }) => {
      const spec = objectAt(data, "spec");
      return (
        objectsAt(spec, "from").some((from) => isFrom(from, route)) &&
        elsewhere.some(
          (target) =>
            target.namespace === meta.namespace && objectsAt(spec, "to").some((to) => isTo(to, target, mesh)),
        )
      );
    })
    .map(({ meta }) => ({
      kind: "ReferenceGrant",
      namespace: meta.namespace,
      name: meta.name,
      role: "allowed by",
    }));
}

function isFrom(from: JsonObject, { apiVersion, kind, meta }: ClusterObject): boolean {
  return (
    textAt(from, "kind") === kind &&
    textAt(from, "namespace") === meta.namespace &&
    apiVersion.startsWith(`${textAt(from, "group")}/`)
  );
}

/** Of the kind in its group, because two groups may have a kind of one name; without a name every object of it. */
function isTo(to: JsonObject, target: Named, mesh: MeshNames): boolean {
  const opened = { ...to, name: textAt(to, "name") || target.name };
  return referenced(opened, target.namespace, target.role, mesh).some(
    ({ kind, name }) => kind === target.kind && name === target.name,
  );
}
