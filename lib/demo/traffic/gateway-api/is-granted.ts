import type { Json } from "@/lib/domain/mesh/cluster-object";
import { jsonAt, objectsIn, textOr } from "../../world/read-json";
import type { RouteObjects } from "./route-objects";

interface Reference {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
}

const names = (entry: Json, { group, kind }: Reference): boolean =>
  textOr(jsonAt(entry, "group")) === group && textOr(jsonAt(entry, "kind")) === kind;

/**
 * Whether an object may refer to one of another namespace: a ReferenceGrant in that namespace allows it.
 * https://gateway-api.sigs.k8s.io/api-types/referencegrant/
 */
export function isGranted(
  { objects }: RouteObjects,
  from: Reference,
  to: Reference & { readonly name: string },
): boolean {
  return objects("gateway.networking.k8s.io", "ReferenceGrant").some(
    (grant) =>
      grant.metadata.namespace === to.namespace &&
      objectsIn(jsonAt(grant, "spec", "from")).some(
        (entry) => names(entry, from) && textOr(entry["namespace"]) === from.namespace,
      ) &&
      objectsIn(jsonAt(grant, "spec", "to")).some(
        (entry) => names(entry, to) && ["", to.name].includes(textOr(entry["name"])),
      ),
  );
}
