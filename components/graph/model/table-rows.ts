import type { Graph, GraphEdge, GraphNode } from "@/lib/domain/graph/graph";
import type { ResponseTime } from "@/lib/domain/graph/graph-options";
import { edgeAmount } from "./edge-amount";

/** One edge as a line of the table. */
export interface TableRow {
  readonly edge: GraphEdge;
  readonly source: GraphNode;
  readonly target: GraphNode;
  readonly responseTimeMs: number | null;
  /** Percent of requests; null on tcp. */
  readonly errorPercent: number | null;
}

export const TABLE_COLUMNS = [
  "source",
  "target",
  "protocol",
  "rate",
  "errors",
  "responseTime",
  "mtls",
  "health",
] as const;
export type TableColumn = (typeof TABLE_COLUMNS)[number];

export interface TableSort {
  readonly column: TableColumn;
  readonly descending: boolean;
}

/** The edges of a graph as lines. */
export function tableRows(graph: Graph, responseTime: ResponseTime): readonly TableRow[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  return graph.edges.flatMap((edge): TableRow[] => {
    const source = nodes.get(edge.source);
    const target = nodes.get(edge.target);
    if (source === undefined || target === undefined) return [];
    const { requestsPerSecond, errorsPerSecond } = edge;
    return [
      {
        edge,
        source,
        target,
        responseTimeMs: edge.responseTimeMs?.[responseTime] ?? null,
        errorPercent: requestsPerSecond === 0 ? null : (100 * errorsPerSecond) / requestsPerSecond,
      },
    ];
  });
}

/** Lines in the order asked for; equal ones by edge id, unknown values last. */
export function sortTableRows(
  rows: readonly TableRow[],
  { column, descending }: TableSort,
): readonly TableRow[] {
  const sign = descending ? -1 : 1;
  const keyed = rows.map((row) => ({ row, key: sortKey(row, column) }));
  keyed.sort((a, b) => {
    if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null);
    if (a.key !== b.key) return a.key < b.key ? -sign : sign;
    return a.row.edge.id < b.row.edge.id ? -1 : 1;
  });
  return keyed.map(({ row }) => row);
}

const SEVERITY = { failure: 4, degraded: 3, healthy: 2, noTraffic: 1, noData: 0 } as const;

function sortKey(row: TableRow, column: TableColumn): string | number | null {
  switch (column) {
    case "source":
      return `${row.source.name} ${row.source.namespace}`;
    case "target":
      return `${row.target.name} ${row.target.namespace}`;
    case "protocol":
      return row.edge.protocol;
    case "rate":
      return edgeAmount(row.edge);
    case "errors":
      return row.errorPercent;
    case "responseTime":
      return row.responseTimeMs;
    case "mtls":
      return row.edge.mtlsPercent;
    case "health":
      return SEVERITY[row.edge.health.status];
  }
}
