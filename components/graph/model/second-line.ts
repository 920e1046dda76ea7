import type { GraphNode } from "@/lib/domain/graph/graph";
import type { GraphWords } from "./graph-words";

/** The line below a node's name: its version, else what it is; with its namespace where no box says it. */
export function secondLine(node: GraphNode, words: GraphWords, boxes: boolean): string {
  const version = node.type === "service" ? undefined : node.version;
  const what = version === undefined || version === "" ? words.nodeType(node.type) : version;
  return boxes || node.namespace === "" ? what : `${what} · ${node.namespace}`;
}
