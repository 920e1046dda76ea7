"use client";
import { useTranslations } from "next-intl";
import type { CSSProperties, ReactElement } from "react";
import { FindingCounts } from "@/components/mesh/finding-counts";
import { kindLabel } from "@/components/mesh/model/kind-label";
import type { ListLine } from "../model/list/list-lines";
import styles from "./object-grid.module.css";

interface GroupLineProps {
  readonly line: Extract<ListLine, { type: "group" }>;
  readonly style: CSSProperties;
  readonly "aria-rowindex": number;
}

/** The kind of the lines below, with how many there are and how many of them have findings. */
export function GroupLine({ line, style, "aria-rowindex": rowIndex }: GroupLineProps): ReactElement {
  const t = useTranslations("configList");
  const { transform } = style;
  return (
    <div role="row" aria-rowindex={rowIndex} className={styles.group} style={{ transform }}>
      <div role="gridcell">
        <b>{kindLabel(line.kind)}</b>{" "}
        <span className={styles.muted}>{t("objects", { count: line.objects })}</span>{" "}
        <FindingCounts counts={line.counts} />
      </div>
    </div>
  );
}
