"use client";
import { useState } from "react";
import type { CanvasElement } from "./model/elements";
import type { Positions } from "./model/layout-graph";

export interface SettledDrawing {
  readonly elements: readonly CanvasElement[];
  readonly positions: Positions;
}

/** The newest elements whose positions are known: while a layout is computed, the drawing before it. */
export function useSettled(
  elements: readonly CanvasElement[],
  positions: Positions | null,
): SettledDrawing | null {
  const [settled, setSettled] = useState<SettledDrawing | null>(null);
  if (positions === null) return settled;
  if (settled?.elements === elements && settled.positions === positions) return settled;
  const next = { elements, positions };
  setSettled(next);
  return next;
}
