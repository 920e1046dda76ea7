"use client";
import { useCallback, useRef, useState, type ReactElement } from "react";
import { useVirtualLines } from "@/components/ui/use-virtual-lines";
import type { TreeLine } from "../model/status/tree-line";
import styles from "./mtls-grid.module.css";
import { useTreeCells } from "./tree-cells";
import { TreeHeader } from "./tree-header";
import { TreeRow } from "./tree-row";
import { useTreeKeys } from "./use-tree-keys";

interface TreeGridProps {
  readonly label: string;
  readonly lines: readonly TreeLine[];
  readonly onToggle: (key: string) => void;
}

/** Lines that open and close; only those in sight are drawn. */
export function TreeGrid({ label, lines, onToggle }: TreeGridProps): ReactElement {
  const scroll = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const keyOf = useCallback((index: number) => lines[index]?.key ?? String(index), [lines]);
  const { items, totalSize, scrollTo, measure } = useVirtualLines(scroll, lines, keyOf);
  const cellsOf = useTreeCells();
  const onKeyDown = useTreeKeys({ lines, active, onActive: setActive, scrollTo, onToggle });
  return (
    <div
      ref={scroll}
      className={styles.scroll}
      role="treegrid"
      aria-label={label}
      aria-rowcount={lines.length + 1}
      aria-activedescendant={active === null ? undefined : lineId(active)}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <TreeHeader />
      <div role="rowgroup" className={styles.lines} style={{ height: totalSize }}>
        {items.map(({ index, start, line }) => (
          <TreeRow
            key={line.key}
            id={lineId(line.key)}
            line={line}
            content={cellsOf(line)}
            active={line.key === active}
            index={index}
            start={start}
            measure={measure}
            onToggle={onToggle}
          />
        ))}
      </div>
    </div>
  );
}

function lineId(key: string): string {
  return `mtls-${encodeURIComponent(key)}`;
}
