import type { Json, JsonObject } from "@/lib/domain/mesh/cluster-object";
import { serviceOfHost } from "@/lib/domain/mesh/hosts/service-of-host";
import { isJsonList, isJsonObject, objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { FieldPath } from "@/lib/domain/validations/finding";

/** One destination of a split. */
interface SplitPart {
  readonly name: string;
  /** 0 where none is written. */
  readonly weight: number;
}

/** The lists whose elements share requests by weight. */
const SPLITS = ["route", "backendRefs"];

/**
 * The destinations of a VirtualService's `route` or a Gateway API rule's `backendRefs` with their weights; null for other
 * lists, for fewer than two destinations, and for weights that are no numbers.
 */
export function splitOf(path: FieldPath, value: Json): readonly SplitPart[] | null {
  if (!SPLITS.includes(String(path.at(-1))) || !isJsonList(value) || value.length < 2) return null;
  const items = value.filter(isJsonObject);
  const sameHost = new Set(items.map(hostOf)).size === 1;
  const parts = items.flatMap((item): readonly SplitPart[] => {
    const weight = item["weight"] ?? 0;
    return typeof weight === "number" ? [{ name: nameOf(item, sameHost), weight }] : [];
  });
  return parts.length === value.length ? parts : null;
}

function hostOf(item: JsonObject): string {
  return textAt(objectAt(item, "destination"), "host") || textAt(item, "name");
}

/** Of destinations that share their host the Service's own name says enough; the subsets tell them apart. */
function nameOf(item: JsonObject, sameHost: boolean): string {
  const host = hostOf(item);
  const shown = sameHost ? (serviceOfHost(host)?.name ?? host) : host;
  const subset = textAt(objectAt(item, "destination"), "subset");
  return subset === "" ? shown : `${shown} ${subset}`;
}
