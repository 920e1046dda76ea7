"use client";
import { useCallback, useEffect, useState } from "react";
import type { CanvasControls } from "./canvas/canvas-controls";
import type { KeptPicture } from "./use-pictures";

interface Ready {
  /** The canvas to show: of those with a complete picture the one wanted last; null is none yet. */
  readonly readyKey: string | null;
  readonly onReady: (key: string, controls: CanvasControls | null) => void;
}

/** Knows which canvases have a complete picture, and hands out the controls of the one to show. */
export function useReadyControls(
  pictures: readonly KeptPicture[],
  onControls: (controls: CanvasControls | null) => void,
): Ready {
  const [ready, setReady] = useState<ReadonlyMap<string, CanvasControls>>(new Map());
  const onReady = useCallback((key: string, controls: CanvasControls | null) => {
    setReady((before) => {
      if (controls !== null && before.get(key) === controls) return before;
      const after = new Map(before);
      after.delete(key);
      if (controls !== null) after.set(key, controls);
      return after;
    });
  }, []);
  const readyKey = pictures.find(({ key }) => ready.has(key))?.key ?? null;
  const controls = readyKey === null ? null : (ready.get(readyKey) ?? null);
  useEffect(() => {
    onControls(controls);
    return () => onControls(null);
  }, [controls, onControls]);
  return { readyKey, onReady };
}
