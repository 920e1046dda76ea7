"use client";
import { UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { MTLS_COLUMNS, type MtlsColumn } from "@/lib/client/url-state/mtls-params";
import { useMtlsParams } from "@/lib/client/url-state/mtls-state";
import { GRID_TEMPLATE } from "./grid-template";
import styles from "./mtls-grid.module.css";

/** What is looked for at its largest first. */
const LARGEST_FIRST: ReadonlySet<MtlsColumn> = new Set(["rate", "marks"]);

/** The columns' names; each sorts every level by itself, again the other way round. */
export function TreeHeader(): ReactElement {
  const t = useTranslations("mtlsPage");
  const [{ sort, desc }, setParams] = useMtlsParams();
  const Arrow = desc ? IconArrowDown : IconArrowUp;
  const direction = desc ? "descending" : "ascending";
  const sortBy = (column: MtlsColumn): void =>
    void setParams({ sort: column, desc: sort === column ? !desc : LARGEST_FIRST.has(column) });
  return (
    <div role="rowgroup" className={styles.header}>
      <div
        role="row"
        aria-rowindex={1}
        className={styles.columns}
        style={{ gridTemplateColumns: GRID_TEMPLATE }}
      >
        {MTLS_COLUMNS.map((column) => (
          <div
            key={column}
            role="columnheader"
            aria-sort={sort === column ? direction : "none"}
            data-column={column}
          >
            <UnstyledButton className={styles.sort} onClick={() => sortBy(column)}>
              {t("column", { column })}
              {sort === column && <Arrow size={13} aria-hidden />}
            </UnstyledButton>
          </div>
        ))}
      </div>
    </div>
  );
}
