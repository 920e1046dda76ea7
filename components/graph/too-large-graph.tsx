"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { MessagePanel } from "@/components/ui/message-panel";
import { useGraphParams } from "@/lib/client/url-state/use-graph-params";
import type { Graph } from "@/lib/domain/graph/graph";
import styles from "./graph-view.module.css";
import { MAX_DRAWN } from "./model/graph-size";

/** Says that a graph is beyond drawing, and offers the table. */
export function TooLargeGraph({ graph }: { graph: Graph }): ReactElement {
  const t = useTranslations("graph");
  const [, setParams] = useGraphParams();
  return (
    <div className={styles.overlay}>
      <MessagePanel
        kind="empty"
        title={t("tooLarge")}
        detail={t("tooLargeDetail", {
          nodes: graph.nodes.length,
          edges: graph.edges.length,
          maxNodes: MAX_DRAWN.nodes,
          maxEdges: MAX_DRAWN.edges,
        })}
        actions={<Button onClick={() => void setParams({ view: "table" })}>{t("showTable")}</Button>}
      />
    </div>
  );
}
