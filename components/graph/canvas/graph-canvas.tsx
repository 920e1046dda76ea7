"use client";
import { useRef, type KeyboardEventHandler, type ReactElement } from "react";
import styles from "./graph-canvas.module.css";
import { useCytoscape, type Drawing } from "./use-cytoscape";

interface GraphCanvasProps extends Drawing {
  readonly label: string;
  readonly describedBy: string;
  readonly onKeyDown: KeyboardEventHandler;
}

/** The drawing itself. It is one stop of the Tab key; arrow keys walk from node to node. */
export function GraphCanvas({ label, describedBy, onKeyDown, ...drawing }: GraphCanvasProps): ReactElement {
  const container = useRef<HTMLDivElement>(null);
  useCytoscape(container, drawing);
  return (
    <>
      {/* Cytoscape adds its own <style>, which the Content-Security-Policy refuses, unless this id is taken. */}
      <template id="__________cytoscape_stylesheet" />
      <div
        ref={container}
        className={styles.canvas}
        role="application"
        tabIndex={0}
        aria-label={label}
        aria-describedby={describedBy}
        onKeyDown={onKeyDown}
      />
    </>
  );
}
