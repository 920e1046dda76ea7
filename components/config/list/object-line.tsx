"use client";
import { Checkbox } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { CSSProperties, ReactElement } from "react";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { configObjectPath } from "@/lib/client/queries/config-object-path";
import type { ListColumn } from "@/lib/client/url-state/config-list-params";
import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import { ObjectCell } from "./object-cell";
import styles from "./object-grid.module.css";

interface ObjectLineProps {
  readonly id: string;
  readonly row: ObjectRow;
  readonly columns: readonly ListColumn[];
  readonly now: number;
  readonly active: boolean;
  readonly chosen: boolean;
  readonly onToggle: () => void;
  readonly style: CSSProperties;
  readonly "aria-rowindex": number;
}

/** One object of the list. */
export function ObjectLine(props: ObjectLineProps): ReactElement {
  const { id, row, columns, now, active, chosen, onToggle, style } = props;
  const t = useTranslations("configList");
  const href = useScopedHref();
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={props["aria-rowindex"]}
      aria-selected={chosen}
      data-active={active || undefined}
      className={styles.line}
      style={style}
    >
      <div role="gridcell" className={styles.check}>
        <Checkbox
          size="xs"
          checked={chosen}
          onChange={onToggle}
          aria-label={t("select", { name: row.name, namespace: row.namespace })}
        />
      </div>
      {columns.map((column) => (
        <div key={column} role="gridcell" className={styles.cell} data-column={column}>
          {column === "name" ? (
            <Link href={href(configObjectPath(row))} className={styles.name} prefetch={false}>
              {row.name}
            </Link>
          ) : (
            <ObjectCell row={row} column={column} now={now} />
          )}
        </div>
      ))}
    </div>
  );
}
