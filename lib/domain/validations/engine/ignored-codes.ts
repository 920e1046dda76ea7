import type { ClusterObject } from "@/lib/domain/mesh/cluster-object";

const ANNOTATION = "kiali.io/ignore-validations";

/**
 * The codes that an object's annotation asks not to hear of: a comma-separated list, or all where it is empty.
 * https://kiali.io/docs/features/validations/
 */
export function ignoredCodes({ meta }: ClusterObject): ReadonlySet<string> | "all" {
  const written = meta.annotations[ANNOTATION];
  if (written === undefined) return new Set();
  if (written.trim() === "") return "all";
  return new Set(written.split(",").map((code) => code.trim()));
}
