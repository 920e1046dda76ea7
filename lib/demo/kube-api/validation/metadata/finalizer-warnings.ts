import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { textsIn } from "../../../world/read-json";

const STANDARD: ReadonlySet<string> = new Set(["orphan", "foregroundDeletion", "kubernetes"]);

/** Warnings of the finalizers a custom resource gains that could be taken for another writer's. */
export function finalizerWarnings(metadata: JsonObject, before: JsonObject | undefined): readonly string[] {
  const known = textsIn(before?.["finalizers"]);
  return textsIn(metadata["finalizers"])
    .filter((name) => !known.includes(name) && !name.includes("/") && !STANDARD.has(name))
    .toSorted()
    .map((name) => {
      const wish = name.includes(".")
        ? "a domain-qualified finalizer name including a path (/)"
        : "a domain-qualified finalizer name";
      return `metadata.finalizers: ${JSON.stringify(name)}: prefer ${wish} to avoid accidental conflicts with other finalizer writers`;
    });
}
