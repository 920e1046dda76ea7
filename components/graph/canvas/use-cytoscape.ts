"use client";
import type { Core } from "cytoscape";
import { useEffect, useEffectEvent, useRef, type RefObject } from "react";
import type { CanvasElement } from "../model/elements";
import type { Point, Positions } from "../model/layout-graph";
import type { StyleRule } from "../model/style-rule";
import { applyElements } from "./apply-elements";
import { applyMarks } from "./apply-marks";
import { applyPositions } from "./apply-positions";
import { bindEvents } from "./bind-events";
import { canvasControls, type CanvasControls } from "./canvas-controls";
import { createCore } from "./create-core";
import { fitAll } from "./fit-all";

export interface Drawing {
  readonly elements: readonly CanvasElement[];
  readonly positions: Positions;
  readonly styles: readonly StyleRule[];
  readonly selected: string | null;
  readonly found: ReadonlySet<string>;
  /** Fixed while the canvas lives. */
  readonly large: boolean;
  readonly onSelect: (id: string | null) => void;
  readonly onReady: (controls: CanvasControls | null) => void;
}

interface Shown {
  readonly cy: Core;
  elements: readonly CanvasElement[];
  positions: Positions | null;
}

const MAX_DROPPED = 5000;

/**
 * Keeps a Cytoscape core in `container` showing `drawing`. The core is made once; later drawings change what differs
 * and move nothing that stays, nor what a person has put elsewhere. The view is fitted only when all of it is new.
 */
export function useCytoscape(container: RefObject<HTMLDivElement | null>, drawing: Drawing): void {
  const { elements, positions, styles, selected, found, large } = drawing;
  const shown = useRef<Shown | null>(null);
  const dropped = useRef(new Map<string, Point>());
  const onSelect = useEffectEvent(drawing.onSelect);
  const onReady = useEffectEvent(drawing.onReady);

  useEffect(() => {
    if (container.current === null) return;
    const cy = createCore(container.current, large);
    shown.current = { cy, elements: [], positions: null };
    const onDrop = (id: string, at: Point): void => {
      if (dropped.current.size < MAX_DROPPED) dropped.current.set(id, at);
    };
    const unbind = bindEvents(cy, { onSelect: (id) => onSelect(id), onDrop });
    onReady(canvasControls(cy));
    return () => {
      unbind();
      cy.destroy();
      shown.current = null;
      onReady(null);
    };
  }, [container, large]);

  useEffect(() => {
    shown.current?.cy.style().fromJson(styles).update();
  }, [styles]);

  useEffect(() => {
    if (shown.current !== null) show(shown.current, elements, positions, dropped.current);
  }, [elements, positions]);

  useEffect(() => {
    if (shown.current !== null) applyMarks(shown.current.cy, selected, found);
  }, [selected, found, elements]);
}

function show(
  shown: Shown,
  elements: readonly CanvasElement[],
  positions: Positions,
  dropped: ReadonlyMap<string, Point>,
): void {
  const places = { ...positions, ...Object.fromEntries(dropped) };
  const familiar = applyElements(shown.cy, shown.elements, elements, places);
  if (shown.positions !== positions) applyPositions(shown.cy, places);
  if (!familiar) fitAll(shown.cy);
  shown.elements = elements;
  shown.positions = positions;
}
