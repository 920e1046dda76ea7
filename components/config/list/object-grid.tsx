"use client";
import { useCallback, useMemo, useRef, useState, type ReactElement } from "react";
import { useVirtualLines } from "@/components/ui/use-virtual-lines";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { useConfigListParams } from "@/lib/client/url-state/config-list-state";
import { LIST_COLUMNS } from "@/lib/client/url-state/config-list-params";
import { gridTemplate } from "../model/list/grid-template";
import type { ListLine } from "../model/list/list-lines";
import { rowKey } from "../model/list/row-key";
import { GridHeader } from "./grid-header";
import { GroupLine } from "./group-line";
import styles from "./object-grid.module.css";
import { ObjectLine } from "./object-line";
import { useGridKeys } from "./use-grid-keys";

interface ObjectGridProps {
  readonly label: string;
  readonly lines: readonly ListLine[];
  readonly now: number;
  /** Keys of the chosen rows. */
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (change: (selected: ReadonlySet<string>) => ReadonlySet<string>) => void;
}

/** The lines of the list; only those in sight are drawn. Arrow keys or j and k walk, Enter opens, space chooses. */
export function ObjectGrid({ label, lines, now, selected, onSelect }: ObjectGridProps): ReactElement {
  const [{ columns: wanted }] = useConfigListParams();
  const columns = useMemo(
    () => LIST_COLUMNS.filter((column) => column === "name" || wanted.includes(column)),
    [wanted],
  );
  const href = useScopedHref();
  const scroll = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const { items, totalSize, scrollTo } = useVirtualLines(scroll, lines);
  const keys = useMemo(
    () => lines.flatMap((line) => (line.type === "row" ? [rowKey(line.row)] : [])),
    [lines],
  );
  const toggle = useCallback(
    (key: string) =>
      onSelect((selected) => {
        const next = new Set(selected);
        if (!next.delete(key)) next.add(key);
        return next;
      }),
    [onSelect],
  );
  const onKeyDown = useGridKeys({
    grid: scroll,
    lines,
    active,
    onActive: setActive,
    scrollTo,
    onToggle: toggle,
  });
  const all = useMemo(() => keys.length > 0 && keys.every((key) => selected.has(key)), [keys, selected]);
  const template = gridTemplate(columns);
  return (
    <div
      ref={scroll}
      className={styles.scroll}
      role="grid"
      aria-label={label}
      aria-rowcount={lines.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable
      aria-activedescendant={active === null ? undefined : lineId(active)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <GridHeader
        columns={columns}
        template={template}
        all={all}
        some={!all && selected.size > 0}
        onAll={() => onSelect(() => new Set(all ? [] : keys))}
      />
      <div role="rowgroup" className={styles.lines} style={{ height: totalSize }}>
        {items.map(({ index, start, line }) => {
          const place = { rowIndex: index + 2, start };
          if (line.type === "group") return <GroupLine key={`group ${line.kind}`} line={line} {...place} />;
          const key = rowKey(line.row);
          return (
            <ObjectLine
              key={key}
              id={lineId(key)}
              row={line.row}
              columns={columns}
              now={now}
              active={key === active}
              chosen={selected.has(key)}
              onToggle={toggle}
              href={href}
              template={template}
              {...place}
            />
          );
        })}
      </div>
    </div>
  );
}

function lineId(key: string): string {
  return `object-${encodeURIComponent(key)}`;
}
