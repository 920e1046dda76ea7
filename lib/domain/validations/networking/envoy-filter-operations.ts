import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Check, FoundHere } from "../check";
import { refOf } from "../engine/object-key";
import { foundAt } from "../found-at";
import { BY_NAMESPACE } from "../indexes";
import type { MeshView } from "../mesh-view";
import { placedItems, type PlacedItem } from "../placed-items";

const RELATIVE = ["INSERT_BEFORE", "INSERT_AFTER", "REPLACE", "MERGE", "REMOVE"];
const FILTERS = ["HTTP_FILTER", "NETWORK_FILTER"];
const ROUTES = ["ROUTE_CONFIGURATION", "HTTP_ROUTE"];

const operationOf = ({ item }: PlacedItem): string => textAt(objectAt(item, "patch"), "operation");

/**
 * Patches that Envoy's proxies leave out: a replacement of what is no filter (IST0152), something added to (IST0153) or
 * removed from (IST0154) routes; and patches of filters whose effect depends on the order of EnvoyFilters while no priority
 * is set: with another EnvoyFilter for the same filters (IST0151), or limited to a proxy version (IST0155).
 * https://istio.io/latest/docs/reference/config/networking/envoy-filter/#EnvoyFilter-Patch-Operation
 */
export const envoyFilterOperations: Check = {
  codes: ["IST0151", "IST0152", "IST0153", "IST0154", "IST0155"],
  kinds: ["EnvoyFilter"],
  run(object, mesh) {
    return patchesOf(object).flatMap((patch) => [...leftOut(patch), ...orderMatters(patch, object, mesh)]);
  },
};

function patchesOf({ data }: ClusterObject): readonly PlacedItem[] {
  return placedItems(objectAt(data, "spec"), "configPatches", ["spec"]);
}

function leftOut(patch: PlacedItem): readonly FoundHere[] {
  const operation = operationOf(patch);
  const applyTo = textAt(patch.item, "applyTo");
  const code = codeOf(operation, applyTo);
  if (code === null) return [];
  return [
    foundAt(
      "error",
      [...patch.path, "patch", "operation"],
      `${operation} is not possible for ${applyTo}.`,
      "Istio leaves the patch out.",
      { code },
    ),
  ];
}

function codeOf(operation: string, applyTo: string): string | null {
  if (operation === "REPLACE" && !FILTERS.includes(applyTo)) return "IST0152";
  if (!ROUTES.includes(applyTo)) return null;
  if (operation === "ADD") return "IST0153";
  return operation === "REMOVE" ? "IST0154" : null;
}

function orderMatters(patch: PlacedItem, object: ClusterObject, mesh: MeshView): readonly FoundHere[] {
  const applyTo = textAt(patch.item, "applyTo");
  const priority = objectAt(object.data, "spec")["priority"];
  if (!FILTERS.includes(applyTo) || !RELATIVE.includes(operationOf(patch)) || (priority ?? 0) !== 0)
    return [];
  const path = [...patch.path, "patch", "operation"];
  const { proxyVersion } = objectAt(objectAt(patch.item, "match"), "proxy");
  if (typeof proxyVersion === "string" && proxyVersion !== "")
    return [
      foundAt(
        "warning",
        path,
        `${operationOf(patch)} depends on other filters, no priority is set, and only some versions of the proxy are matched.`,
        "After an upgrade it may no longer apply, or apply in another order.",
        { code: "IST0155" },
      ),
    ];
  const rivals = [object.meta.namespace, mesh.settings.rootNamespace]
    .flatMap((namespace) => mesh.find(BY_NAMESPACE, `EnvoyFilter/${namespace}`))
    .filter(({ meta }) => meta.name !== object.meta.name || meta.namespace !== object.meta.namespace)
    .filter((other) => patchesOf(other).some(({ item }) => textAt(item, "applyTo") === applyTo));
  if (rivals.length === 0) return [];
  return [
    foundAt(
      "warning",
      path,
      `${operationOf(patch)} depends on other filters, no priority is set, and another EnvoyFilter patches filters too.`,
      "Without priorities the order is that of age, so the result changes when one of them is made anew.",
      { code: "IST0151", related: Array.from(new Set(rivals)).slice(0, 10).map(refOf) },
    ),
  ];
}
