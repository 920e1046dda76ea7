import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import { analysisMessages, conditionsOf } from "@/lib/domain/config/conditions";
import { effectiveTables } from "@/lib/domain/config/effective/effective-tables";
import { fieldOwnerships } from "@/lib/domain/config/field-managers";
import { overlaySnapshot } from "@/lib/domain/config/overlay-snapshot";
import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { Backend } from "../../backend";
import { meshConfig } from "../../checks/mesh-config";
import { clusterReferences } from "./cluster-references";

type Facts = Pick<ObjectResponse, "managers" | "references" | "conditions" | "effective">;

/** What the viewer may know of: namespaces, and objects in them. */
interface Known {
  readonly visible: ReadonlySet<string>;
  readonly sees: (ref: ObjectRef) => boolean;
}

/** What the cluster's other objects, its control plane and its own record of writes say about an object. */
export function objectFacts(
  backend: Backend,
  object: ClusterObject,
  ref: ObjectRef,
  { visible, sees }: Known,
): Facts {
  const { cluster, istioNamespace } = backend;
  const snapshot = overlaySnapshot(cluster.snapshot(), { put: [object], removed: [] });
  const { rootNamespace, allowAny } = meshConfig(snapshot, istioNamespace);
  const references = clusterReferences(backend);
  const isVisible = ({ namespace }: ObjectRef): boolean => namespace === "" || visible.has(namespace);
  // What the object itself names is no secret; whether it is there is one where the viewer may not read it.
  const uses = references
    .uses(object)
    .filter((reference) => isVisible(reference.object))
    .map((reference) => ({ ...reference, exists: reference.exists || !sees(reference.object) }));
  const usedBy = references.usedBy(ref).filter((reference) => sees(reference.object));
  return {
    managers: fieldOwnerships(object.meta.managers ?? []).map(({ fields, ...rest }) => ({
      ...rest,
      fields: [...fields],
    })),
    references: [...uses, ...usedBy],
    conditions: [...conditionsOf(object), ...analysisMessages(object)].map(
      ({ observedGeneration: _, ...condition }) => condition,
    ),
    effective: effectiveTables(object, snapshot, { rootNamespace, allowAny, visible }).map((table) => ({
      ...table,
      columns: [...table.columns],
      rows: table.rows.map((row) => ({ ...row, cells: [...row.cells] })),
    })),
  };
}
