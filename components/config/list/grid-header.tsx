"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { SortHeaders } from "@/components/ui/sort-headers";
import type { ListColumn } from "@/lib/client/url-state/config-list-params";
import { useConfigListParams } from "@/lib/client/url-state/config-list-state";
import styles from "./object-grid.module.css";

/** What is looked for at its largest first. */
const LARGEST_FIRST: ReadonlySet<ListColumn> = new Set(["findings"]);

interface GridHeaderProps {
  readonly columns: readonly ListColumn[];
  readonly template: string;
  readonly all: boolean;
  readonly some: boolean;
  readonly onAll: () => void;
}

/** The columns' names; each sorts by itself, again the other way round. */
export function GridHeader({ columns, template, all, some, onAll }: GridHeaderProps): ReactElement {
  const t = useTranslations("configList");
  const [sorting, setParams] = useConfigListParams();
  return (
    <div role="rowgroup" className={styles.header}>
      <div role="row" aria-rowindex={1} className={styles.columns} style={{ gridTemplateColumns: template }}>
        <div role="columnheader" className={styles.check}>
          <input
            type="checkbox"
            ref={(box) => {
              if (box !== null) box.indeterminate = some;
            }}
            checked={all}
            onChange={onAll}
            aria-label={t("selectAll")}
          />
        </div>
        <SortHeaders
          columns={columns}
          labelOf={(column) => t("column", { column })}
          sorting={sorting}
          onSort={(next) => void setParams(next)}
          largestFirst={LARGEST_FIRST}
        />
      </div>
    </div>
  );
}
