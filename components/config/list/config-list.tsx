"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, useState, type ReactElement } from "react";
import { kindLabel } from "@/components/mesh/model/kind-label";
import { ProblemPanel } from "@/components/mesh/problem-panel";
import { LoadingPanel } from "@/components/ui/loading-panel";
import type { ApiProblem } from "@/lib/client/api-problem";
import { useNow } from "@/lib/client/hooks/use-now";
import { configKindsQuery } from "@/lib/client/queries/config-kinds";
import { useConfigListParams } from "@/lib/client/url-state/config-list-state";
import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import { listLines } from "../model/list/list-lines";
import { rowKey } from "../model/list/row-key";
import { sortRows } from "../model/list/sort-rows";
import { useConfigEvents } from "@/components/mesh/use-config-events";
import styles from "./config-list.module.css";
import { EmptyList } from "./empty-list";
import { FilterBar } from "./filter-bar";
import { FilterChips } from "./filter-chips";
import { ListHeading } from "./list-heading";
import { ListNotes } from "./list-notes";
import { ObjectGrid } from "./object-grid";
import { SelectionBar } from "./selection-bar";
import { useListSearchItems } from "./use-list-search-items";
import { useShownRows } from "./use-shown-rows";

const TICK_MS = 30_000;

/** Every object of configuration in the chosen namespaces: found, sorted, checked, chosen. */
export function ConfigList(): ReactElement {
  useConfigEvents();
  const now = useNow(TICK_MS);
  const { rows, shown, filtered, problem, stale, retry } = useShownRows(now);
  useListSearchItems(shown);
  const kinds = useQuery(configKindsQuery());
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const chosen = useMemo(() => shown.filter((row) => selected.has(rowKey(row))), [shown, selected]);
  const readOnly = kinds.data?.readOnly ?? null;
  return (
    <div className={styles.page}>
      <ListHeading all={rows} shown={shown} readOnly={readOnly} />
      <FilterBar rows={rows ?? []} />
      <FilterChips />
      <ListNotes kinds={kinds.data?.kinds ?? []} stale={stale} />
      <div className={styles.body}>
        {rows === null && <NoList problem={problem} onRetry={retry} />}
        {rows !== null && shown.length === 0 && <EmptyList filtered={filtered} readOnly={readOnly} />}
        {shown.length > 0 && (
          <SortedGrid shown={shown} now={now} selected={selected} onSelect={setSelected} />
        )}
      </div>
      {chosen.length > 0 && (
        <SelectionBar chosen={chosen} readOnly={readOnly} onClear={() => setSelected(new Set())} />
      )}
    </div>
  );
}

function NoList({ problem, onRetry }: { problem: ApiProblem | null; onRetry: () => void }): ReactElement {
  return problem === null ? (
    <LoadingPanel lines={12} />
  ) : (
    <ProblemPanel problem={problem} onRetry={onRetry} />
  );
}

interface SortedGridProps {
  readonly shown: readonly ObjectRow[];
  readonly now: number;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (change: (selected: ReadonlySet<string>) => ReadonlySet<string>) => void;
}

function SortedGrid({ shown, ...rest }: SortedGridProps): ReactElement {
  const t = useTranslations("configList");
  const [{ sort, desc, group }] = useConfigListParams();
  const lines = useMemo(
    () => listLines(sortRows(shown, sort, desc), group, kindLabel),
    [shown, sort, desc, group],
  );
  return <ObjectGrid label={t("table")} lines={lines} {...rest} />;
}
