"use client";
import { useMemo } from "react";
import type { RowsResponse } from "@/lib/contracts/rows-response";
import { buildGraph } from "@/lib/domain/graph/build-graph";
import { decodeQuantiles, decodeRows } from "@/lib/domain/graph/columnar-rows";
import type { Graph } from "@/lib/domain/graph/graph";
import type { GraphType } from "@/lib/domain/graph/graph-options";

export interface Projection {
  readonly type: GraphType;
  readonly serviceNodes: boolean;
  readonly idle: boolean;
  /** Empty: all. */
  readonly namespaces: readonly string[];
  /** False while the quantiles at hand were grouped for another projection. */
  readonly quantilesFit: boolean;
}

/** The graph of one projection, made in the browser from the rows of the last tick; null before there are any. */
export function useGraph(data: RowsResponse | undefined, projection: Projection): Graph | null {
  const { type, serviceNodes, idle, quantilesFit } = projection;
  const rows = useMemo(() => (data === undefined ? null : decodeRows(data.rows)), [data]);
  const namespaces = projection.namespaces.join(",");
  return useMemo(() => {
    if (data === undefined || rows === null) return null;
    return buildGraph({
      rows,
      quantiles: quantilesFit ? decodeQuantiles(data.quantiles) : [],
      context: data.context,
      options: {
        type,
        serviceNodes,
        idle,
        throughput: false,
        messages: false,
        responseTime: data.responseTime,
      },
      namespaces: namespaces === "" ? null : namespaces.split(","),
      at: typeof data.at === "number" ? data.at : Date.parse(data.at) / 1000,
    });
  }, [data, rows, type, serviceNodes, idle, quantilesFit, namespaces]);
}
