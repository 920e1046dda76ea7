"use client";
import { UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { MTLS_COLUMNS } from "@/lib/client/url-state/mtls-params";
import { isOpenable, LEVELS, type OpenableLine, type TreeLine } from "../model/status/tree-line";
import { GRID_TEMPLATE } from "./grid-template";
import styles from "./mtls-grid.module.css";
import type { TreeCells } from "./tree-cells";

const INDENT_PX = 18;

interface TreeRowProps {
  readonly id: string;
  readonly line: TreeLine;
  readonly content: TreeCells;
  readonly active: boolean;
  /** The place among the lines, from 0. */
  readonly index: number;
  /** Pixels below the first line. */
  readonly start: number;
  readonly measure: (element: Element | null) => void;
  readonly onToggle: (key: string) => void;
}

/** One line of the tree; as high as what it says. */
export function TreeRow(props: TreeRowProps): ReactElement {
  const { id, line, content, active, index, start, measure, onToggle } = props;
  const level = LEVELS[line.type];
  const openable = isOpenable(line);
  const wide = content.cells.length === 0;
  return (
    <div
      ref={measure}
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-level={level}
      aria-expanded={openable ? line.open : undefined}
      data-index={index}
      data-type={line.type}
      data-active={active || undefined}
      className={styles.line}
      style={{
        transform: `translateY(${String(start)}px)`,
        gridTemplateColumns: wide ? "minmax(0, 1fr)" : GRID_TEMPLATE,
      }}
    >
      <div
        role="gridcell"
        className={styles.name}
        style={{ paddingLeft: (level - 1) * INDENT_PX + 8 }}
        aria-colspan={wide ? MTLS_COLUMNS.length : undefined}
      >
        {openable ? <Toggle line={line} onToggle={onToggle} /> : <span className={styles.noToggle} />}
        <span className={styles.nameText}>{content.name}</span>
      </div>
      {content.cells.map((cell, column) => (
        <div
          key={MTLS_COLUMNS[column + 1]}
          role="gridcell"
          className={styles.cell}
          data-column={MTLS_COLUMNS[column + 1]}
        >
          {cell}
        </div>
      ))}
    </div>
  );
}

function Toggle({ line, onToggle }: { line: OpenableLine; onToggle: (key: string) => void }): ReactElement {
  const t = useTranslations("mtlsPage");
  const name = line.type === "namespace" ? line.scope.name : line.workload.whole.workload;
  return (
    <UnstyledButton
      className={styles.toggle}
      data-open={line.open || undefined}
      aria-label={t(line.open ? "hide" : "show", { name })}
      tabIndex={-1}
      onClick={() => onToggle(line.key)}
    >
      <IconChevronRight size={14} aria-hidden />
    </UnstyledButton>
  );
}
