"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { SortHeaders } from "@/components/ui/sort-headers";
import { MTLS_COLUMNS, type MtlsColumn } from "@/lib/client/url-state/mtls-params";
import { useMtlsParams } from "@/lib/client/url-state/mtls-state";
import { GRID_TEMPLATE } from "./grid-template";
import styles from "./mtls-grid.module.css";

/** What is looked for at its largest first. */
const LARGEST_FIRST: ReadonlySet<MtlsColumn> = new Set(["rate", "marks"]);

/** The columns' names; each sorts every level by itself, again the other way round. */
export function TreeHeader(): ReactElement {
  const t = useTranslations("mtlsPage");
  const [sorting, setParams] = useMtlsParams();
  return (
    <div role="rowgroup" className={styles.header}>
      <div
        role="row"
        aria-rowindex={1}
        className={styles.columns}
        style={{ gridTemplateColumns: GRID_TEMPLATE }}
      >
        <SortHeaders
          columns={MTLS_COLUMNS}
          labelOf={(column) => t("column", { column })}
          sorting={sorting}
          onSort={(next) => void setParams(next)}
          largestFirst={LARGEST_FIRST}
        />
      </div>
    </div>
  );
}
