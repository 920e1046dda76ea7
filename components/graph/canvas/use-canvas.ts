"use client";
import { useEffect, useEffectEvent, useRef, type RefObject } from "react";
import { bindEvents } from "./bind-events";
import { canvasControls, type CanvasControls } from "./canvas-controls";
import { createCore } from "./create-core";
import { createPainter, type Painter } from "./create-painter";
import type { Picture } from "../model/picture";

export interface CanvasContent {
  readonly name: string;
  readonly picture: Picture;
  /** Whether it is the canvas in view; the others keep their picture for the way back. */
  readonly active: boolean;
  readonly selected: string | null;
  readonly found: ReadonlySet<string>;
  /** Fixed while the canvas lives. */
  readonly large: boolean;
  readonly onSelect: (id: string | null) => void;
  /** Called once the first picture is complete, and with null when the canvas goes. */
  readonly onReady: (name: string, controls: CanvasControls | null) => void;
}

/** Keeps a Cytoscape core in `container` showing `content`. The core is made once; later pictures change what differs. */
export function useCanvas(container: RefObject<HTMLDivElement | null>, content: CanvasContent): void {
  const { picture, active, selected, found, large } = content;
  const painter = useRef<Painter | null>(null);
  const resize = useRef<(() => void) | null>(null);
  const onSelect = useEffectEvent(content.onSelect);
  const onReady = useEffectEvent((controls: CanvasControls | null) =>
    content.onReady(content.name, controls),
  );

  useEffect(() => {
    if (container.current === null) return;
    const cy = createCore(container.current, large);
    const controls = canvasControls(cy);
    const own = createPainter(cy, () => onReady(controls));
    const unbind = bindEvents(cy, { onSelect: (id) => onSelect(id), onDrop: own.drop, large });
    painter.current = own;
    resize.current = () => cy.resize();
    return () => {
      own.stop();
      unbind();
      cy.destroy();
      painter.current = null;
      onReady(null);
    };
  }, [container, large]);

  useEffect(() => painter.current?.paint(picture), [picture]);

  useEffect(() => {
    if (active) painter.current?.mark(selected, found);
  }, [active, selected, found]);

  useEffect(() => {
    if (active) resize.current?.();
    // Cytoscape remembers where its container was until something scrolls, and would go on listening there.
    else container.current?.dispatchEvent(new Event("scroll"));
  }, [active, container]);
}
