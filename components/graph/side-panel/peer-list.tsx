"use client";
import { UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { Graph, GraphEdge } from "@/lib/domain/graph/graph";
import { edgeAmount } from "../model/edge-amount";
import { edgeRate } from "../model/edge-rate";
import { nodeTitle } from "../model/node-title";
import styles from "./side-panel.module.css";

const MAX_SHOWN = 12;

interface PeerListProps {
  readonly graph: Graph;
  readonly edges: readonly GraphEdge[];
  /** Which end of each edge is listed. */
  readonly end: "source" | "target";
  readonly onSelect: (id: string) => void;
}

/** The far ends of edges, busiest first; choosing one selects the edge's far end. */
export function PeerList({ graph, edges, end, onSelect }: PeerListProps): ReactElement {
  const t = useTranslations("graph");
  if (edges.length === 0) return <p className={styles.text}>{t("nobody")}</p>;
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const sorted = [...edges].sort((a, b) => edgeAmount(b) - edgeAmount(a));
  return (
    <ul className={styles.list}>
      {sorted.slice(0, MAX_SHOWN).map((edge) => {
        const peer = nodes.get(edge[end]);
        return (
          <li key={edge.id}>
            <UnstyledButton className={styles.item} onClick={() => onSelect(edge[end])}>
              <span className={styles.dot} data-status={edge.health.status} />
              <span className={styles.grow}>
                <b>{peer === undefined ? edge[end] : nodeTitle(peer)}</b>{" "}
                <span className={styles.muted}>{peer?.namespace}</span>
              </span>
              <span>{edgeRate(edge)}</span>
            </UnstyledButton>
          </li>
        );
      })}
      {edges.length > MAX_SHOWN && (
        <li className={styles.text}>{t("moreEdges", { count: edges.length - MAX_SHOWN })}</li>
      )}
    </ul>
  );
}
