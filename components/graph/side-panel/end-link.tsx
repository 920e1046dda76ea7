"use client";
import { UnstyledButton } from "@mantine/core";
import type { ReactElement } from "react";
import type { GraphNode } from "@/lib/domain/graph/graph";
import { nodeTitle } from "../model/node-title";
import styles from "./side-panel.module.css";

/** A node by name; choosing it selects it. */
export function EndLink({
  node,
  onSelect,
}: {
  node: GraphNode;
  onSelect: (id: string) => void;
}): ReactElement {
  return (
    <UnstyledButton className={styles.item} onClick={() => onSelect(node.id)}>
      <span className={styles.dot} data-status={node.health.status} />
      <span className={styles.grow}>
        <b>{nodeTitle(node)}</b> <span className={styles.muted}>{node.namespace}</span>
      </span>
    </UnstyledButton>
  );
}
