import type { GraphNode } from "@/lib/domain/graph/graph";
import type { GraphWords } from "./graph-words";

/**
 * The line below a node's name: its version, else why it has no identity, else what it is; with its namespace where no
 * box says it.
 */
export function secondLine(node: GraphNode, words: GraphWords, boxes: boolean): string {
  const what = whatItIs(node, words);
  return boxes || node.namespace === "" ? what : `${what} · ${node.namespace}`;
}

function whatItIs({ type, version, reason }: GraphNode, words: GraphWords): string {
  if (type !== "service" && version !== undefined && version !== "") return version;
  return reason === undefined ? words.nodeType(type) : words.nodeReason(reason);
}
