import type { Json } from "@/lib/domain/mesh/cluster-object";
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
  const parts = value.flatMap((item): readonly SplitPart[] => {
    if (!isJsonObject(item)) return [];
    const weight = item["weight"] ?? 0;
    return typeof weight === "number" ? [{ name: nameOf(item), weight }] : [];
  });
  return parts.length === value.length ? parts : null;
}

function nameOf(item: Parameters<typeof objectAt>[0]): string {
  const destination = objectAt(item, "destination");
  const host = textAt(destination, "host") || textAt(item, "name");
  const subset = textAt(destination, "subset");
  return subset === "" ? host : `${host} ${subset}`;
}
