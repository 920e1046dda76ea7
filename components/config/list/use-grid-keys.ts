"use client";
import { useRouter } from "next/navigation";
import { useEffect, type KeyboardEvent, type RefObject } from "react";
import { FILTER_BOX_ID } from "@/components/ui/filter-box-id";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { configObjectPath } from "@/lib/client/queries/config-object-path";
import { useConfigListParams } from "@/lib/client/url-state/config-list-state";
import type { ListLine } from "../model/list/list-lines";
import { nextRow, type Move } from "../model/list/next-row";
import { rowKey } from "../model/list/row-key";

const MOVES: Readonly<Record<string, Move>> = {
  j: "next",
  ArrowDown: "next",
  k: "previous",
  ArrowUp: "previous",
  PageDown: "pageDown",
  PageUp: "pageUp",
  Home: "first",
  End: "last",
};

interface GridKeys {
  readonly grid: RefObject<HTMLElement | null>;
  readonly lines: readonly ListLine[];
  readonly active: string | null;
  readonly onActive: (key: string) => void;
  readonly scrollTo: (index: number) => void;
  readonly onToggle: (key: string) => void;
}

/** What keys do in the grid; on the page, "/" leads to the filter and j or k into the grid. */
export function useGridKeys(keys: GridKeys): (event: KeyboardEvent<HTMLElement>) => void {
  const router = useRouter();
  const href = useScopedHref();
  const [{ name }, setParams] = useConfigListParams();
  useGlobalKeys(keys.grid);
  // What was typed reaches the URL a moment later; a page that is on its way by then would be given up for it.
  const open = (path: string): void => void setParams({ name }).then(() => router.push(href(path)));
  return (event) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    if (move !== undefined) {
      const to = nextRow(keys.lines, keys.active, move);
      if (to !== null) {
        keys.onActive(to.key);
        keys.scrollTo(to.index);
      }
      event.preventDefault();
      return;
    }
    const row = keys.lines.flatMap((line) =>
      line.type === "row" && rowKey(line.row) === keys.active ? [line.row] : [],
    )[0];
    if (row === undefined) return;
    if (event.key === "Enter") open(configObjectPath(row));
    if (event.key === " " || event.key === "x") {
      keys.onToggle(rowKey(row));
      event.preventDefault();
    }
  };
}

/** Listens on the page for the keys that lead to the filter and into the grid, while nothing is being typed. */
function useGlobalKeys(grid: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: globalThis.KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      if (event.key === "/") {
        document.getElementById(FILTER_BOX_ID)?.focus();
        event.preventDefault();
      } else if ((event.key === "j" || event.key === "k") && event.target !== grid.current) {
        grid.current?.focus();
      }
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [grid]);
}

function isTyping({ target }: globalThis.KeyboardEvent): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest("input, textarea, select, [role=menu], [role=dialog]") !== null)
  );
}
