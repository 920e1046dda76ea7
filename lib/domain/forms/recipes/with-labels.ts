import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt } from "@/lib/domain/mesh/read-json";

/** Labels to set; null takes one away. */
export type WantedLabels = Readonly<Record<string, string | null>>;

/** The object, or pod template, with these labels; all others stay. */
export function withLabels(object: JsonObject, wanted: WantedLabels): JsonObject {
  const metadata = objectAt(object, "metadata");
  const before = objectAt(metadata, "labels");
  const labels = Object.fromEntries(
    Object.entries({ ...before, ...wanted }).filter(([, value]) => value !== null),
  );
  if (Object.keys(labels).length > 0 || Object.keys(before).length > 0)
    return { ...object, metadata: { ...metadata, labels } };
  return object;
}
