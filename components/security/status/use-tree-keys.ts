"use client";
import type { KeyboardEvent } from "react";
import { FILTER_BOX_ID } from "@/components/ui/filter-box-id";
import { keyAction } from "../model/status/key-action";
import { nextLine } from "../model/status/next-line";
import { isOpenable, type TreeLine } from "../model/status/tree-line";

interface TreeKeys {
  readonly lines: readonly TreeLine[];
  readonly active: string | null;
  readonly onActive: (key: string) => void;
  readonly scrollTo: (index: number) => void;
  readonly onToggle: (key: string) => void;
}

/** What keys do in the tree; "/" leads to the filter. */
export function useTreeKeys(keys: TreeKeys): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const own = event.target === event.currentTarget;
    if (event.key === "/") document.getElementById(FILTER_BOX_ID)?.focus();
    else if (!own || !isDone(event.key, keys)) return;
    event.preventDefault();
  };
}

/** Does what a key says; whether it says anything. */
function isDone(key: string, { lines, active, onActive, scrollTo, onToggle }: TreeKeys): boolean {
  const line = lines.find((each) => each.key === active);
  const openable = line !== undefined && isOpenable(line) ? line : null;
  const action = keyAction(key, openable?.open ?? null);
  if (action === null) return false;
  if (action === "turn") {
    if (openable !== null) onToggle(openable.key);
    return true;
  }
  const to = nextLine(lines, active, action.move);
  if (to !== null) {
    onActive(to.key);
    scrollTo(to.index);
  }
  return true;
}
