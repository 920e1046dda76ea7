"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { FindingCounts } from "@/components/mesh/finding-counts";
import { FindingList } from "@/components/mesh/finding-list";
import { ObjectLink } from "@/components/mesh/object-link";
import { configFindingsQuery } from "@/lib/client/queries/config-findings";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import type { GraphNode } from "@/lib/domain/graph/graph";
import { nodeFindings } from "../model/node-config";
import { useNodeConfig } from "../use-node-config";
import { PanelSection } from "./panel-section";
import type { PanelProps } from "./panel-props";
import styles from "./side-panel.module.css";

/** The configuration about a node and what the checks found about it; nothing where there is none or it cannot be read. */
export function NodeConfigSection({
  data,
  node,
}: Pick<PanelProps, "data"> & { node: GraphNode }): ReactElement | null {
  const t = useTranslations("graph");
  const [{ namespaces }] = useScopeParams();
  const { data: found } = useQuery(configFindingsQuery(namespaces));
  const about = useNodeConfig()(node);
  const findings = nodeFindings(node, about, found?.findings ?? []);
  if (about.length === 0 && findings.length === 0) return null;
  return (
    <PanelSection title={t("configuration")} data={data}>
      <ul className={styles.list}>
        {about.map((row) => (
          <li key={`${row.kind}/${row.namespace}/${row.name}`} className={styles.object}>
            <ObjectLink object={row} within={node.namespace} />
            <FindingCounts counts={row.findings} />
          </li>
        ))}
      </ul>
      <FindingList findings={findings} showObject brief />
    </PanelSection>
  );
}
