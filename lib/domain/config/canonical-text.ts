import type { Json } from "@/lib/domain/mesh/cluster-object";

/** A text that two values share exactly when they are the same JSON, whatever the order of their fields. */
export function canonicalText(value: Json): string {
  return JSON.stringify(value, (_, item: unknown) => {
    if (typeof item !== "object" || item === null || Array.isArray(item)) return item;
    const fields = Object.entries(item).filter(([, field]) => field !== undefined);
    return { "": fields.sort(([one], [other]) => (one < other ? -1 : 1)) };
  });
}
