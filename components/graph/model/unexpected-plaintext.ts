import type { MtlsResponse } from "@/lib/contracts/mtls/mtls-response";
import type { GraphEdge, GraphNode } from "@/lib/domain/graph/graph";

/** Names a workload as a node's and as an entry's. */
function gatewayKey(namespace: string, workload: string): string {
  return `${namespace}/${workload}`;
}

/** The gateways among workloads, sorted, each once. */
export function gatewaysOf(entries: MtlsResponse["entries"]): readonly string[] {
  const gateways = entries.filter(({ dataPlane }) => dataPlane === "gateway");
  return [...new Set(gateways.map(({ namespace, workload }) => gatewayKey(namespace, workload)))].sort();
}

/**
 * Whether traffic came in plain text, all of it or a part, where mutual TLS is expected: to a server whose own proxy saw it and
 * that is no gateway, which outsiders call without a certificate of the mesh. What no server reports is not known, so not marked.
 */
export function isUnexpectedPlaintext(
  { mtlsPercent }: Pick<GraphEdge, "mtlsPercent">,
  target: GraphNode | undefined,
  gateways: ReadonlySet<string>,
): boolean {
  if (mtlsPercent === null || mtlsPercent === 100) return false;
  return target === undefined || !gateways.has(gatewayKey(target.namespace, target.workload ?? target.name));
}
