"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { KeyValue } from "@/components/ui/key-value";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import { PROTOCOLS } from "@/lib/domain/graph/graph";
import { formatByteRate } from "@/lib/format/bytes";
import { formatPercent } from "@/lib/format/percent";
import { formatRate } from "@/lib/format/rate";
import { flowTotals } from "../model/flow-totals";
import { problems } from "../model/problems";
import { PanelHeader } from "./panel-header";
import { PanelSection } from "./panel-section";
import { ProblemList } from "./problem-list";
import styles from "./side-panel.module.css";
import type { PanelProps } from "./panel-props";

/** The whole graph: totals, what needs attention, what to know about the data. */
export function SummaryPanel({ data, graph, onSelect }: PanelProps): ReactElement {
  const t = useTranslations("graph");
  const [{ namespaces }] = useScopeParams();
  const sum = flowTotals(graph);
  const shown = PROTOCOLS.filter((protocol) => sum.byProtocol[protocol] > 0);
  const warnings = [...data.warnings, ...graph.warnings];
  const percent = sum.requestsPerSecond === 0 ? 0 : (100 * sum.errorsPerSecond) / sum.requestsPerSecond;
  return (
    <>
      <PanelHeader
        kind={t("scope")}
        title={t("scopeTitle", {
          count: namespaces.length,
          first: namespaces[0] ?? "",
          more: namespaces.length - 1,
        })}
      />
      <div className={styles.hero}>
        <div className={styles.stat}>
          <span>{t("requests")}</span>
          <b>{formatRate(sum.requestsPerSecond)}</b>
        </div>
        <div className={styles.stat}>
          <span>{t("errors")}</span>
          <b className={percent > 0 ? styles.bad : ""}>
            {sum.requestsPerSecond === 0 ? "–" : formatPercent(percent)}
          </b>
        </div>
      </div>
      <PanelSection title={t("byProtocol")} data={data} topics={["requests", "tcp"]}>
        <KeyValue
          entries={[
            ...shown.map((protocol) => ({
              key: t("protocol", { protocol }),
              value: (protocol === "tcp" ? formatByteRate : formatRate)(sum.byProtocol[protocol]),
            })),
            {
              key: t("nodesEdges"),
              value: t("nodesEdgesValue", { nodes: graph.nodes.length, edges: graph.edges.length }),
            },
          ]}
        />
      </PanelSection>
      <PanelSection title={t("problems")} data={data}>
        <ProblemList graph={graph} problems={problems(graph)} onSelect={onSelect} />
      </PanelSection>
      {warnings.length > 0 && (
        <PanelSection title={t("warnings", { count: warnings.length })} data={data}>
          {warnings.map(({ code, message }) => (
            <p key={`${code} ${message}`} className={styles.note}>
              {message}
            </p>
          ))}
        </PanelSection>
      )}
    </>
  );
}
