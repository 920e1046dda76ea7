"use client";
import { useState } from "react";

/** Discards a draft and offers to put it back until something else is discarded. */
export function useDiscard(drop: () => () => void): {
  readonly discard: () => void;
  /** Null where there is nothing to put back. */
  readonly undo: (() => void) | null;
} {
  const [putBack, setPutBack] = useState<{ readonly run: () => void } | null>(null);
  return {
    discard: () => setPutBack({ run: drop() }),
    undo:
      putBack &&
      (() => {
        putBack.run();
        setPutBack(null);
      }),
  };
}
