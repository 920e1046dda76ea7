import { parseAsArrayOf, parseAsBoolean, parseAsString, parseAsStringLiteral } from "nuqs";
import { GRAPH_TYPES, RESPONSE_TIMES } from "@/lib/domain/graph/graph-options";

export const EDGE_LABELS = ["rate", "share", "responseTime"] as const;
export type EdgeLabel = (typeof EDGE_LABELS)[number];

export const GRAPH_VIEWS = ["graph", "table"] as const;

/**
 * How the graph is shown. `selected` is a node id, an edge id or "ns:<namespace>". Only `type`, `serviceNodes` and `rt`
 * can need new data, and only while a quantile is shown.
 */
export const graphParams = {
  type: parseAsStringLiteral(GRAPH_TYPES).withDefault("versionedApp"),
  serviceNodes: parseAsBoolean.withDefault(false),
  labels: parseAsArrayOf(parseAsStringLiteral(EDGE_LABELS)).withDefault(["rate"]),
  rt: parseAsStringLiteral(RESPONSE_TIMES).withDefault("p95"),
  boxes: parseAsBoolean.withDefault(true),
  idle: parseAsBoolean.withDefault(false),
  selected: parseAsString,
  view: parseAsStringLiteral(GRAPH_VIEWS).withDefault("graph"),
  find: parseAsString.withDefault(""),
};
