import { LAST_APPLIED } from "@/lib/domain/config/strip-server-fields";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { parseTimestamp } from "@/lib/domain/mesh/parse-timestamp";
import { objectAt, textAt, textMapAt } from "@/lib/domain/mesh/read-json";

export interface ObjectFacts {
  readonly apiVersion: string;
  /** Unix milliseconds; null where it does not say. */
  readonly created: number | null;
  /** Null where the kind counts none. */
  readonly generation: number | null;
  readonly resourceVersion: string;
  readonly labels: readonly (readonly [string, string])[];
  /** Without kubectl's copy of the whole object. */
  readonly annotations: readonly (readonly [string, string])[];
}

/** What an object says about itself beside what it configures. */
export function objectFacts(object: JsonObject): ObjectFacts {
  const metadata = objectAt(object, "metadata");
  const generation = metadata["generation"];
  const created = parseTimestamp(textAt(metadata, "creationTimestamp"));
  return {
    apiVersion: textAt(object, "apiVersion"),
    created: created === null ? null : created * 1000,
    generation: typeof generation === "number" ? generation : null,
    resourceVersion: textAt(metadata, "resourceVersion"),
    labels: sorted(textMapAt(metadata, "labels")),
    annotations: sorted(textMapAt(metadata, "annotations")).filter(([key]) => key !== LAST_APPLIED),
  };
}

function sorted(entries: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));
}
