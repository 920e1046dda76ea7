"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, type RefObject } from "react";
import type { ListLine } from "../model/list/list-lines";

const LINE_HEIGHT = 34;
const HEADER_HEIGHT = 34;
const OVERSCAN = 8;

interface VirtualLines {
  /** Lines in or near sight; `start` in pixels from the first line. */
  readonly items: readonly { readonly index: number; readonly start: number; readonly line: ListLine }[];
  readonly totalSize: number;
  readonly scrollTo: (index: number) => void;
}

/** Which of the lines are in sight of the scrolling element. */
export function useVirtualLines(
  scroll: RefObject<HTMLElement | null>,
  lines: readonly ListLine[],
): VirtualLines {
  // eslint-disable-next-line react-hooks/incompatible-library -- what it returns is read here and memoised nowhere
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: OVERSCAN,
    scrollPaddingStart: HEADER_HEIGHT,
  });
  const scrollTo = useCallback((index: number) => virtualizer.scrollToIndex(index), [virtualizer]);
  return {
    items: virtualizer.getVirtualItems().flatMap(({ index, start }) => {
      const line = lines[index];
      return line === undefined ? [] : [{ index, start, line }];
    }),
    totalSize: virtualizer.getTotalSize(),
    scrollTo,
  };
}
