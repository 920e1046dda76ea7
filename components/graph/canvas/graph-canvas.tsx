"use client";
import { memo, useRef, type KeyboardEventHandler, type ReactElement } from "react";
import styles from "./graph-canvas.module.css";
import { useCanvas, type CanvasContent } from "./use-canvas";

interface GraphCanvasProps extends CanvasContent {
  readonly label: string;
  readonly describedBy: string;
  readonly onKeyDown: KeyboardEventHandler;
}

/** The drawing itself. It is one stop of the Tab key; arrow keys walk from node to node. */
export const GraphCanvas = memo(function GraphCanvas({
  label,
  describedBy,
  onKeyDown,
  ...content
}: GraphCanvasProps): ReactElement {
  const container = useRef<HTMLDivElement>(null);
  useCanvas(container, content);
  return (
    <div className={content.active ? styles.layer : styles.away} inert={!content.active}>
      <div
        ref={container}
        className={styles.canvas}
        role="application"
        tabIndex={0}
        aria-label={label}
        aria-describedby={describedBy}
        onKeyDown={onKeyDown}
      />
    </div>
  );
});
