import type { GraphNode } from "@/lib/domain/graph/graph";

/** A node's name as text: with its version where it stands for one. */
export function nodeTitle({ type, name, version }: GraphNode): string {
  return type === "versionedApp" && version !== undefined ? `${name} ${version}` : name;
}
