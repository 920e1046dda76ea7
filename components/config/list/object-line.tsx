"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { memo, type ReactElement } from "react";
import { configObjectPath } from "@/lib/client/queries/config-object-path";
import type { ListColumn } from "@/lib/client/url-state/config-list-params";
import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import { rowKey } from "../model/list/row-key";
import { ObjectCell } from "./object-cell";
import styles from "./object-grid.module.css";

interface ObjectLineProps {
  readonly id: string;
  readonly row: ObjectRow;
  readonly columns: readonly ListColumn[];
  readonly now: number;
  readonly active: boolean;
  readonly chosen: boolean;
  readonly onToggle: (key: string) => void;
  readonly href: (path: string) => string;
  /** The place among all lines, from 1 with the header. */
  readonly rowIndex: number;
  /** Pixels below the first line. */
  readonly start: number;
  /** CSS grid of the columns. */
  readonly template: string;
}

/** One object of the list; drawn again only when something of it changes, not on every scroll. */
export const ObjectLine = memo(function ObjectLine(props: ObjectLineProps): ReactElement {
  const { id, row, columns, now, active, chosen, onToggle, href, rowIndex, start, template } = props;
  const t = useTranslations("configList");
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={rowIndex}
      aria-selected={chosen}
      data-active={active || undefined}
      className={styles.line}
      style={{ transform: `translateY(${String(start)}px)`, gridTemplateColumns: template }}
    >
      <div role="gridcell" className={styles.check}>
        <input
          type="checkbox"
          checked={chosen}
          onChange={() => onToggle(rowKey(row))}
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
});
