import type { EdgeLabel } from "@/lib/client/url-state/graph-params";
import type { GraphEdge } from "@/lib/domain/graph/graph";
import type { ResponseTime } from "@/lib/domain/graph/graph-options";
import { formatDuration } from "@/lib/format/duration";
import { formatPercent } from "@/lib/format/percent";
import { edgeRate } from "./edge-rate";
import type { GraphWords } from "./graph-words";

export interface EdgeLabelOptions {
  readonly labels: readonly EdgeLabel[];
  readonly responseTime: ResponseTime;
  readonly words: GraphWords;
}

/**
 * The text on an edge, its parts as chosen, two on a line and parted by a dot: "12.4 rps · 42 ms". Errors and plaintext are
 * named wherever any label is shown. `share` is the edge's percentage of what its source sends by that protocol.
 */
export function edgeLabel(edge: GraphEdge, share: number, options: EdgeLabelOptions): string {
  if (options.labels.length === 0) return "";
  const chosen = options.labels.map((label) => part(label, edge, share, options));
  const parts = [...chosen, errorPart(edge, options.words), securityPart(edge, options.words)];
  return inLines(parts.filter((text) => text !== ""));
}

function part(label: EdgeLabel, edge: GraphEdge, share: number, options: EdgeLabelOptions): string {
  switch (label) {
    case "rate":
      return edgeRate(edge);
    case "share":
      return formatPercent(share);
    case "responseTime": {
      const milliseconds = edge.responseTimeMs?.[options.responseTime];
      return milliseconds === undefined ? "" : formatDuration(milliseconds);
    }
  }
}

function errorPart(edge: GraphEdge, words: GraphWords): string {
  if (edge.errorsPerSecond === 0 || edge.requestsPerSecond === 0) return "";
  return `${formatPercent((100 * edge.errorsPerSecond) / edge.requestsPerSecond)} ${words.errors}`;
}

function securityPart(edge: GraphEdge, words: GraphWords): string {
  if (edge.mtlsPercent === null || edge.mtlsPercent === 100) return "";
  return edge.mtlsPercent === 0 ? words.plaintext : `${formatPercent(edge.mtlsPercent)} mTLS`;
}

function inLines(parts: readonly string[]): string {
  const lines = parts.flatMap((_, index) =>
    index % 2 === 0 ? [parts.slice(index, index + 2).join(" · ")] : [],
  );
  return lines.join("\n");
}
