"use client";
import type { KeyboardEvent } from "react";
import { keyAction } from "../model/status/key-action";
import { nextLine } from "../model/status/next-line";
import { isOpenable, type TreeLine } from "../model/status/tree-line";
import { FILTER_BOX_ID } from "../filter-box-id";

interface TreeKeys {
  readonly lines: readonly TreeLine[];
  readonly active: string | null;
  readonly onActive: (key: string) => void;
  readonly scrollTo: (index: number) => void;
  readonly onToggle: (key: string) => void;
}

/** What keys do in the tree; "/" leads to the filter. */
export function useTreeKeys(keys: TreeKeys): (event: KeyboardEvent<HTMLElement>) => void {
  const { lines, active, onActive, scrollTo, onToggle } = keys;
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/") {
      document.getElementById(FILTER_BOX_ID)?.focus();
      event.preventDefault();
      return;
    }
    if (event.target !== event.currentTarget) return;
    const line = lines.find(({ key }) => key === active);
    const openable = line !== undefined && isOpenable(line) ? line : null;
    const action = keyAction(event.key, openable?.open ?? null);
    if (action === null) return;
    event.preventDefault();
    if (action === "turn") {
      if (openable !== null) onToggle(openable.key);
      return;
    }
    const to = nextLine(lines, active, action.move);
    if (to === null) return;
    onActive(to.key);
    scrollTo(to.index);
  };
}
