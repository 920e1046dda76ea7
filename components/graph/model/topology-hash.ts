import type { LayoutGraph } from "./layout-graph";

/**
 * A 53-bit hash of nodes, groups and edges, whatever their order: equal where a kept layout still fits (cyrb53). Rates
 * and health do not count.
 */
export function topologyHash(graph: LayoutGraph): string {
  const nodes = graph.nodes.map((node) => `${node.id}\t${node.group ?? ""}`).sort();
  const edges = graph.edges.map((edge) => `${edge.source}\t${edge.target}`).sort();
  return cyrb53(`${nodes.join("\n")}\n\n${edges.join("\n")}`);
}

function cyrb53(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
