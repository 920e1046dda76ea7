"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { HealthBadge } from "@/components/mesh/health-badge";
import { Chip } from "@/components/ui/chip";
import { KeyValue } from "@/components/ui/key-value";
import { mergeCodes } from "../model/merge-codes";
import { nodeTitle } from "../model/node-title";
import { reportsDiffer } from "../model/reports-differ";
import type { EdgeSelection } from "../model/selection";
import { CodesTable } from "./codes-table";
import { EdgeFigures } from "./edge-figures";
import { EndLink } from "./end-link";
import { PanelHeader } from "./panel-header";
import { PanelSection } from "./panel-section";
import { reportedAmount } from "../model/reported-amount";
import styles from "./side-panel.module.css";
import type { PanelProps } from "./panel-props";

interface EdgePanelProps extends Omit<PanelProps, "graph"> {
  readonly selection: EdgeSelection;
  readonly onClear: () => void;
}

/** One edge: both ends, what flows, how it is answered, and what each side reports of it. */
export function EdgePanel({ data, selection, onSelect, onClear }: EdgePanelProps): ReactElement {
  const t = useTranslations("graph");
  const { edge, source, target } = selection;
  const codes = mergeCodes([edge]);
  const side = (amount: number | null): string =>
    amount === null ? t("notReported") : reportedAmount(amount, edge.protocol);
  return (
    <>
      <PanelHeader
        kind={t("edge")}
        title={
          <>
            {nodeTitle(source)} <span aria-hidden>→</span> {nodeTitle(target)}
          </>
        }
        badge={<HealthBadge health={edge.health} />}
        chips={<Chip>{t("protocol", { protocol: edge.protocol })}</Chip>}
        onClear={onClear}
      />
      <EndLink node={source} onSelect={onSelect} />
      <EndLink node={target} onSelect={onSelect} />
      <EdgeFigures data={data} edge={edge} target={target} />
      <PanelSection title={t("why")} data={data}>
        <p className={styles.text}>{edge.health.why}</p>
      </PanelSection>
      {codes.length > 0 && (
        <PanelSection title={t("codes")} data={data} topics={["requests"]}>
          <CodesTable rows={codes} />
        </PanelSection>
      )}
      <PanelSection title={t("reported")} data={data} topics={[edge.protocol === "tcp" ? "tcp" : "requests"]}>
        <KeyValue
          entries={[
            { key: t("reportedByClient"), value: side(edge.reported.source) },
            { key: t("reportedByServer"), value: side(edge.reported.destination) },
          ]}
        />
        {reportsDiffer(edge) && <p className={styles.note}>{t("reportsDiffer")}</p>}
      </PanelSection>
    </>
  );
}
