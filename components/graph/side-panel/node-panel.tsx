"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { HealthBadge } from "@/components/mesh/health-badge";
import { Chip } from "@/components/ui/chip";
import type { GraphNode } from "@/lib/domain/graph/graph";
import { mergeCodes } from "../model/merge-codes";
import type { NodeSelection } from "../model/selection";
import { CodesTable } from "./codes-table";
import { NodeConfigSection } from "./node-config-section";
import { NodeFigures } from "./node-figures";
import { NodeSplitsSection } from "./node-splits-section";
import { PanelHeader } from "./panel-header";
import { PanelSection } from "./panel-section";
import { PeerList } from "./peer-list";
import styles from "./side-panel.module.css";
import type { PanelProps } from "./panel-props";

interface NodePanelProps extends PanelProps {
  readonly selection: NodeSelection;
  readonly onClear: () => void;
}

/** One node: what it gets, what it answers, who calls it and whom it calls. */
export function NodePanel({ data, graph, selection, onSelect, onClear }: NodePanelProps): ReactElement {
  const t = useTranslations("graph");
  const { node, inbound, outbound } = selection;
  const received = node.traffic.filter(({ direction }) => direction === "inbound");
  const codes = mergeCodes(received.length > 0 ? received : node.traffic);
  return (
    <>
      <PanelHeader
        kind={t("nodeTypeTitle", { type: node.type })}
        title={<NodeName node={node} />}
        badge={<HealthBadge health={node.health} />}
        chips={node.namespace !== "" && <Chip>{node.namespace}</Chip>}
        onClear={onClear}
      />
      <NodeFigures data={data} selection={selection} />
      {node.reason !== undefined && (
        <PanelSection title={t("reasonTitle")} data={data}>
          <p className={styles.text}>{t("reason", { reason: node.reason })}</p>
        </PanelSection>
      )}
      <PanelSection title={t("why")} data={data} topics={["requests", "tcp"]}>
        <p className={styles.text}>{node.health.why}</p>
      </PanelSection>
      {codes.length > 0 && (
        <PanelSection title={t("codes")} data={data} topics={["requests"]}>
          <CodesTable rows={codes} />
        </PanelSection>
      )}
      <NodeSplitsSection data={data} node={node} />
      <NodeConfigSection data={data} node={node} />
      <PanelSection title={t("callers")} data={data}>
        <PeerList graph={graph} edges={inbound} end="source" onSelect={onSelect} />
      </PanelSection>
      <PanelSection title={t("callees")} data={data}>
        <PeerList graph={graph} edges={outbound} end="target" onSelect={onSelect} />
      </PanelSection>
    </>
  );
}

function NodeName({ node }: { node: GraphNode }): ReactElement {
  const version = node.type === "versionedApp" ? node.version : undefined;
  return (
    <>
      {node.name} {version !== undefined && <span>{version}</span>}
    </>
  );
}
