import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "../finding";
import { placedItems } from "../placed-items";

export interface Listener {
  readonly name: string;
  /** In lower case; "" for every host. */
  readonly hostname: string;
  /** Null where it is missing. */
  readonly port: number | null;
  readonly protocol: string;
  readonly item: JsonObject;
  readonly path: FieldPath;
}

/** The listeners of a Gateway. https://gateway-api.sigs.k8s.io/reference/spec/#listener */
export function listenersOf({ data }: ClusterObject): readonly Listener[] {
  return placedItems(objectAt(data, "spec"), "listeners", ["spec"]).map(({ item, path }) => {
    const { port } = item;
    return {
      name: textAt(item, "name"),
      hostname: textAt(item, "hostname").toLowerCase(),
      port: typeof port === "number" ? port : null,
      protocol: textAt(item, "protocol"),
      item,
      path,
    };
  });
}
