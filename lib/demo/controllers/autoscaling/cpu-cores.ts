import type { Json } from "@/lib/domain/mesh/cluster-object";

/** Cores of a CPU quantity (`2`, `0.5`, `250m`), 0 for anything else. */
export function cpuCores(quantity: Json | undefined): number {
  if (typeof quantity === "number") return Math.max(0, quantity);
  const parts = typeof quantity === "string" ? /^(\d{1,9}(?:\.\d{1,9})?)(m?)$/.exec(quantity) : null;
  return parts === null ? 0 : Number(parts[1]) / (parts[2] === "m" ? 1_000 : 1);
}
