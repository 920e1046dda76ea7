import type { GraphNode, NodeType } from "./graph";

/** A node before its health and traffic are known. */
export type NodeRef = Omit<GraphNode, "health" | "traffic">;

/** A readable id that is stable over time: type, cluster and names, each percent-encoded, joined by "/". */
export function nodeId(type: NodeType, ...parts: readonly string[]): string {
  return [type, ...parts].map(encodeURIComponent).join("/");
}
