"use client";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useRegisterSearchItems } from "@/components/layout/search-items";
import type { Graph } from "@/lib/domain/graph/graph";
import { nodeTitle } from "./model/node-title";

/** Offers the nodes of the graph to the search of the header; `onJump` must be memoised. */
export function useGraphSearchItems(graph: Graph, onJump: (id: string) => void): void {
  const t = useTranslations("graph");
  const items = useMemo(
    () =>
      graph.nodes.map((node) => ({
        id: node.id,
        label: nodeTitle(node),
        description: [t("nodeTypeTitle", { type: node.type }), node.namespace].filter(Boolean).join(" · "),
        onSelect: () => onJump(node.id),
      })),
    [graph, t, onJump],
  );
  useRegisterSearchItems(t("canvas"), items);
}
