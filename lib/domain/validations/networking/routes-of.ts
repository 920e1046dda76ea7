import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt } from "@/lib/domain/mesh/read-json";
import { placedItems, type PlacedItem } from "../placed-items";

/** Every rule of a VirtualService: HTTP, TLS, TCP. */
export function rulesOf({ data }: ClusterObject): readonly PlacedItem[] {
  return ["http", "tls", "tcp"].flatMap((protocol) =>
    placedItems(objectAt(data, "spec"), protocol, ["spec"]),
  );
}

/** Each rule's routes, the destinations with their weights; rules without any are left out. */
export function routesOf(object: ClusterObject): readonly (readonly PlacedItem[])[] {
  return rulesOf(object)
    .map(({ item, path }) => placedItems(item, "route", path))
    .filter((routes) => routes.length > 0);
}
