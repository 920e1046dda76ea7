"use client";
import { useState } from "react";
import type { RowsResponse } from "@/lib/contracts/rows-response";
import { buildGraph } from "@/lib/domain/graph/build-graph";
import { decodeQuantiles, decodeRows } from "@/lib/domain/graph/columnar-rows";
import type { Graph } from "@/lib/domain/graph/graph";
import type { GraphType } from "@/lib/domain/graph/graph-options";
import { recent } from "./model/recent";

export interface Projection {
  readonly type: GraphType;
  readonly serviceNodes: boolean;
  readonly idle: boolean;
  /** Empty: all. */
  readonly namespaces: readonly string[];
  /** False while the quantiles at hand were grouped for another projection. */
  readonly quantilesFit: boolean;
}

/** As many as there are graph types: going back to one asks for no second computation. */
const KEPT = 4;

/** The graph of one projection, made in the browser from the rows of the last tick; null before there are any. */
export function useGraph(data: RowsResponse | undefined, projection: Projection): Graph | null {
  const { type, serviceNodes, idle, namespaces, quantilesFit } = projection;
  const [project] = useState(graphProjector);
  if (data === undefined) return null;
  return project(data, type, serviceNodes, idle, namespaces.join(","), quantilesFit);
}

type Project = (
  data: RowsResponse,
  type: GraphType,
  serviceNodes: boolean,
  idle: boolean,
  namespaces: string,
  quantilesFit: boolean,
) => Graph;

function graphProjector(): Project {
  const rowsOf = recent(1, (data: RowsResponse) => decodeRows(data.rows));
  return recent<Parameters<Project>, Graph>(
    KEPT,
    (data, type, serviceNodes, idle, namespaces, quantilesFit) =>
      buildGraph({
        rows: rowsOf(data),
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
      }),
  );
}
