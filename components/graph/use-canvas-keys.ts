"use client";
import type { KeyboardEvent, KeyboardEventHandler } from "react";
import type { CanvasControls } from "./canvas/canvas-controls";
import { walk, type Direction } from "./model/walk";

interface CanvasKeys {
  readonly controls: CanvasControls | null;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
  readonly onLegend: () => void;
}

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};

/** What keys do on the canvas: arrows walk, Escape clears, + - zoom, f and 0 fit, ? shows the legend. */
export function useCanvasKeys({ controls, selected, onSelect, onLegend }: CanvasKeys): KeyboardEventHandler {
  const keys: Readonly<Record<string, (() => void) | undefined>> = {
    Escape: () => onSelect(null),
    "+": controls?.zoomIn,
    "=": controls?.zoomIn,
    "-": controls?.zoomOut,
    f: controls?.fit,
    "0": controls?.fit,
    "?": onLegend,
  };
  return (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || controls === null) return;
    const direction = ARROWS[event.key];
    const action = keys[event.key];
    if (direction === undefined && action === undefined) return;
    event.preventDefault();
    action?.();
    if (direction === undefined) return;
    const next = walk(controls.positions(), selected, direction);
    if (next === null) return;
    onSelect(next);
    controls.show(next);
  };
}
