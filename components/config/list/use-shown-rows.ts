"use client";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ApiProblem } from "@/lib/client/api-problem";
import { configObjectsQuery } from "@/lib/client/queries/config-objects";
import { useConfigListParams } from "@/lib/client/url-state/config-list-state";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import { filterRows } from "../model/list/filter-rows";

const TYPING_MS = 300;

interface ShownRows {
  /** Null before there are any. */
  readonly rows: readonly ObjectRow[] | null;
  /** Those the filter lets through. */
  readonly shown: readonly ObjectRow[];
  /** Whether there are objects that the filter leaves out. */
  readonly filtered: boolean;
  /** Why there are none; null where there are, or where they are on their way. */
  readonly problem: ApiProblem | null;
  /** How old the rows are and why no newer ones came; null while they are current. */
  readonly stale: { readonly ageMs: number; readonly cause: string } | null;
  readonly retry: () => void;
}

/** The objects of the chosen namespaces and those of them that the filter of the URL lets through. */
export function useShownRows(now: number): ShownRows {
  const [{ namespaces }] = useScopeParams();
  const [state] = useConfigListParams();
  const [text] = useDebouncedValue(state.text.trim(), TYPING_MS);
  const { data, error, dataUpdatedAt, refetch } = useQuery(configObjectsQuery(namespaces, text));
  const rows = data?.objects ?? null;
  const shown = useMemo(() => filterRows(rows ?? [], state, now), [rows, state, now]);
  return {
    rows,
    shown,
    filtered: state.text !== "" || (rows?.length ?? 0) > shown.length,
    problem: rows === null ? error : null,
    stale: rows !== null && error !== null ? { ageMs: now - dataUpdatedAt, cause: error.detail } : null,
    retry: () => void refetch(),
  };
}
