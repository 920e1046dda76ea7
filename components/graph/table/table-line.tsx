"use client";
import { UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { HealthBadge } from "@/components/mesh/health-badge";
import type { GraphNode } from "@/lib/domain/graph/graph";
import { formatDuration } from "@/lib/format/duration";
import { formatPercent } from "@/lib/format/percent";
import styles from "./graph-table.module.css";
import { edgeRate } from "../model/edge-rate";
import { nodeTitle } from "../model/node-title";
import type { NodeConfig } from "../model/node-config";
import type { TableRow } from "../model/table-rows";
import { NodeFindings } from "./node-findings";

interface TableLineProps {
  readonly row: TableRow;
  readonly current: boolean;
  readonly found: boolean;
  readonly config: NodeConfig;
  readonly onSelect: (id: string) => void;
}

/** One edge of the table. Its ends select the nodes, its protocol the edge itself. */
export function TableLine({ row, current, found, config, onSelect }: TableLineProps): ReactElement {
  const t = useTranslations("graph");
  const { edge, source, target, errorPercent, responseTimeMs } = row;
  return (
    <tr aria-current={current} data-found={found}>
      <td>
        <End node={source} config={config} onSelect={onSelect} />
      </td>
      <td>
        <End node={target} config={config} onSelect={onSelect} />
      </td>
      <td>
        <UnstyledButton className={styles.end} onClick={() => onSelect(edge.id)}>
          {t("protocol", { protocol: edge.protocol })}
        </UnstyledButton>
      </td>
      <td className={styles.number}>{edgeRate(edge)}</td>
      <td className={`${styles.number} ${edge.errorsPerSecond > 0 ? styles.bad : ""}`}>
        {errorPercent === null ? "–" : formatPercent(errorPercent)}
      </td>
      <td className={styles.number}>{responseTimeMs === null ? "–" : formatDuration(responseTimeMs)}</td>
      <td className={styles.number}>{edge.mtlsPercent === null ? "–" : formatPercent(edge.mtlsPercent)}</td>
      <td>
        <HealthBadge health={edge.health} />
      </td>
    </tr>
  );
}

interface EndProps extends Pick<TableLineProps, "config" | "onSelect"> {
  readonly node: GraphNode;
}

function End({ node, config, onSelect }: EndProps): ReactElement {
  return (
    <>
      <UnstyledButton className={styles.end} onClick={() => onSelect(node.id)}>
        {nodeTitle(node)} <span className={styles.muted}>{node.namespace}</span>
      </UnstyledButton>{" "}
      <NodeFindings node={node} config={config} />
    </>
  );
}
