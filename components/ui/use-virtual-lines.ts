"use client";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, type RefObject } from "react";

const LINE_HEIGHT = 34;
const HEADER_HEIGHT = 34;
const OVERSCAN = 8;

interface VirtualLines<Line> {
  /** Lines in or near sight; `start` in pixels from the first line. */
  readonly items: readonly { readonly index: number; readonly start: number; readonly line: Line }[];
  readonly totalSize: number;
  readonly scrollTo: (index: number) => void;
  /** As the ref of a line with `data-index`: lets it be as high as its content needs. */
  readonly measure: (element: Element | null) => void;
}

/** Which of the lines are in sight of the scrolling element. */
export function useVirtualLines<Line>(
  scroll: RefObject<HTMLElement | null>,
  lines: readonly Line[],
  keyOf?: (index: number) => string,
): VirtualLines<Line> {
  // eslint-disable-next-line react-hooks/incompatible-library -- nothing is compiled to memoise what it returns: it is read anew in each render
  const virtualizer = useVirtualizer<HTMLElement, Element>({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => LINE_HEIGHT,
    overscan: OVERSCAN,
    scrollPaddingStart: HEADER_HEIGHT,
    ...(keyOf && { getItemKey: keyOf }),
  });
  const scrollTo = useCallback((index: number) => virtualizer.scrollToIndex(index), [virtualizer]);
  return {
    items: virtualizer.getVirtualItems().flatMap(({ index, start }) => {
      const line = lines[index];
      return line === undefined ? [] : [{ index, start, line }];
    }),
    totalSize: virtualizer.getTotalSize(),
    scrollTo,
    measure: virtualizer.measureElement,
  };
}
