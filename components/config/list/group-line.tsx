"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { FindingCounts } from "@/components/mesh/finding-counts";
import { kindLabel } from "@/components/mesh/model/kind-label";
import type { ListLine } from "../model/list/list-lines";
import styles from "./object-grid.module.css";

interface GroupLineProps {
  readonly line: Extract<ListLine, { type: "group" }>;
  readonly rowIndex: number;
  /** Pixels below the first line. */
  readonly start: number;
}

/** The kind of the lines below, with how many there are and how many of them have findings. */
export function GroupLine({ line, rowIndex, start }: GroupLineProps): ReactElement {
  const t = useTranslations("configList");
  return (
    <div
      role="row"
      aria-rowindex={rowIndex}
      className={styles.group}
      style={{ transform: `translateY(${String(start)}px)` }}
    >
      <div role="gridcell">
        <b>{kindLabel(line.kind)}</b>{" "}
        <span className={styles.muted}>{t("objects", { count: line.objects })}</span>{" "}
        <FindingCounts counts={line.counts} />
      </div>
    </div>
  );
}
