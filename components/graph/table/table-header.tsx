"use client";
import { UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import styles from "./graph-table.module.css";
import { TABLE_COLUMNS, type TableColumn, type TableSort } from "../model/table-rows";

const NUMBERS: ReadonlySet<TableColumn> = new Set(["rate", "errors", "responseTime", "mtls"]);

interface TableHeaderProps {
  readonly sort: TableSort;
  readonly onSort: (column: TableColumn) => void;
}

/** The columns' names; each sorts by itself, again the other way round. */
export function TableHeader({ sort, onSort }: TableHeaderProps): ReactElement {
  const t = useTranslations("graph");
  const Arrow = sort.descending ? IconArrowDown : IconArrowUp;
  return (
    <thead>
      <tr>
        {TABLE_COLUMNS.map((column) => (
          <th
            key={column}
            scope="col"
            className={NUMBERS.has(column) ? styles.number : undefined}
            aria-sort={ariaSort(column, sort)}
          >
            <UnstyledButton className={styles.sort} onClick={() => onSort(column)}>
              {t("column", { column })}
              {sort.column === column && <Arrow size={13} aria-hidden />}
            </UnstyledButton>
          </th>
        ))}
      </tr>
    </thead>
  );
}

function ariaSort(column: TableColumn, sort: TableSort): "none" | "ascending" | "descending" {
  if (sort.column !== column) return "none";
  return sort.descending ? "descending" : "ascending";
}
