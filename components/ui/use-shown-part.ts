"use client";
import { useState } from "react";

const PART = 200;

interface ShownPart<Item> {
  readonly shown: readonly Item[];
  /** How many are not shown yet. */
  readonly more: number;
  readonly showMore: () => void;
}

/** The first items of a table that may be long; as many more of them on demand. */
export function useShownPart<Item>(items: readonly Item[], part = PART): ShownPart<Item> {
  const [count, setCount] = useState(part);
  return {
    shown: items.slice(0, count),
    more: Math.max(0, items.length - count),
    showMore: () => setCount(count + part),
  };
}
