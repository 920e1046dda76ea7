"use client";
import { useState } from "react";
import type { CanvasElement } from "./model/elements";
import type { PlacedElements } from "./model/flat-boxes";
import type { Positions } from "./model/layout-graph";

/** The newest elements whose positions are known: while a layout is computed, the drawing before it. */
export function useSettled(
  elements: readonly CanvasElement[],
  positions: Positions | null,
): PlacedElements | null {
  const [settled, setSettled] = useState<PlacedElements | null>(null);
  if (positions === null) return settled;
  if (settled?.elements === elements && settled.positions === positions) return settled;
  const next = { elements, positions };
  setSettled(next);
  return next;
}
