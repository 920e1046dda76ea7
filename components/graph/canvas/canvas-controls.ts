import type { CollectionReturnValue, Core } from "cytoscape";
import type { Point } from "../model/layout-graph";
import { fitAll } from "./fit-all";

/** What the page can ask of the canvas. */
export interface CanvasControls {
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly fit: () => void;
  /** Brings an element into view without changing the zoom more than needed. */
  readonly show: (id: string) => void;
  /** Where nodes are drawn, in model pixels. */
  readonly positions: () => ReadonlyMap<string, Point>;
  readonly png: (background: string) => Blob;
}

const STEP = 1.25;
const READABLE_ZOOM = 0.5;

/** The controls of a canvas. */
export function canvasControls(cy: Core): CanvasControls {
  const zoomBy = (factor: number): void => {
    cy.zoom({ level: cy.zoom() * factor, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  };
  return {
    zoomIn: () => zoomBy(STEP),
    zoomOut: () => zoomBy(1 / STEP),
    fit: () => fitAll(cy),
    show: (id) => {
      const element = cy.getElementById(id);
      if (element.empty() || isInView(cy, element)) return;
      if (cy.zoom() < READABLE_ZOOM) cy.zoom(READABLE_ZOOM);
      cy.center(element);
    },
    positions: () =>
      new Map(
        cy
          .nodes("[kind='node']")
          .toArray()
          .map((node) => [node.id(), { ...node.position() }]),
      ),
    png: (background) => cy.png({ output: "blob", full: true, scale: 2, bg: background, maxWidth: 8000 }),
  };
}

function isInView(cy: Core, element: CollectionReturnValue): boolean {
  const { x1, y1, x2, y2 } = element.renderedBoundingBox({ includeLabels: false });
  return cy.zoom() >= READABLE_ZOOM && x1 >= 0 && y1 >= 0 && x2 <= cy.width() && y2 <= cy.height();
}
