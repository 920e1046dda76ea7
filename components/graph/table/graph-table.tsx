"use client";
import { useTranslations } from "next-intl";
import { useMemo, useState, type ReactElement } from "react";
import type { Graph } from "@/lib/domain/graph/graph";
import type { ResponseTime } from "@/lib/domain/graph/graph-options";
import styles from "./graph-table.module.css";
import { sortTableRows, tableRows, type TableColumn, type TableSort } from "../model/table-rows";
import { TableHeader } from "./table-header";
import { TableLine } from "./table-line";
import { TablePager } from "./table-pager";
import { useNodeConfig } from "../use-node-config";

/** Lines drawn at once; more are a page further. */
const PAGE = 100;

interface GraphTableProps {
  readonly graph: Graph;
  readonly responseTime: ResponseTime;
  readonly found: readonly string[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

/** The edges of the graph as a table: the same facts as the canvas, by keyboard and screen reader too. */
export function GraphTable({
  graph,
  responseTime,
  found,
  selected,
  onSelect,
}: GraphTableProps): ReactElement {
  const t = useTranslations("graph");
  const [sort, setSort] = useState<TableSort>({ column: "health", descending: true });
  const [wantedPage, setPage] = useState(0);
  const rows = useMemo(() => tableRows(graph, responseTime), [graph, responseTime]);
  const sorted = useMemo(() => sortTableRows(rows, sort), [rows, sort]);
  const config = useNodeConfig();
  const marked = useMemo(() => new Set(found), [found]);
  const page = Math.min(wantedPage, Math.max(0, Math.ceil(sorted.length / PAGE) - 1));
  const sortBy = (column: TableColumn): void => {
    const text = column === "source" || column === "target" || column === "protocol";
    setSort({ column, descending: sort.column === column ? !sort.descending : !text });
    setPage(0);
  };
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t("table")}>
        <TableHeader sort={sort} onSort={sortBy} />
        <tbody>
          {sorted.slice(page * PAGE, (page + 1) * PAGE).map((row) => (
            <TableLine
              key={row.edge.id}
              row={row}
              current={row.edge.id === selected}
              config={config}
              found={marked.has(row.source.id) || marked.has(row.target.id)}
              onSelect={onSelect}
            />
          ))}
        </tbody>
      </table>
      {sorted.length > PAGE && <TablePager page={page} size={PAGE} count={sorted.length} onPage={setPage} />}
    </div>
  );
}
