"use client";
import { useState } from "react";

const PAGE = 200;

interface Page<Item> {
  readonly shown: readonly Item[];
  /** How many are not shown yet. */
  readonly more: number;
  readonly showMore: () => void;
}

/** The first items of a table that may be long; more of them on demand. */
export function usePage<Item>(items: readonly Item[]): Page<Item> {
  const [count, setCount] = useState(PAGE);
  return {
    shown: items.slice(0, count),
    more: Math.max(0, items.length - count),
    showMore: () => setCount(count + PAGE),
  };
}
