"use client";
import type { ReactElement } from "react";
import { FindingCounts } from "@/components/mesh/finding-counts";
import type { GraphNode } from "@/lib/domain/graph/graph";
import { configCounts, type NodeConfig } from "../model/node-config";

/** How many findings the configuration about a node has; nothing where it has none. */
export function NodeFindings({ node, config }: { node: GraphNode; config: NodeConfig }): ReactElement | null {
  const counts = configCounts(config(node));
  return counts.error + counts.warning === 0 ? null : <FindingCounts counts={counts} />;
}
