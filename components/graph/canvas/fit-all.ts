import type { Core } from "cytoscape";

const PADDING = 22;
/** Room for the legend and the buttons at the bottom. */
const BOTTOM = 92;
/** A handful of nodes is not blown up to fill the screen. */
const LARGEST_ZOOM = 1.25;

/** Shows the whole graph, centred above the legend. */
export function fitAll(cy: Core): void {
  const box = cy.nodes().boundingBox({ includeLabels: false });
  if (box.w === 0 || box.h === 0) return;
  const [width, height] = [cy.width() - 2 * PADDING, cy.height() - PADDING - BOTTOM];
  const zoom = Math.min(LARGEST_ZOOM, Math.max(cy.minZoom(), Math.min(width / box.w, height / box.h)));
  cy.viewport({
    zoom,
    pan: {
      x: PADDING + (width - box.w * zoom) / 2 - box.x1 * zoom,
      y: PADDING + (height - box.h * zoom) / 2 - box.y1 * zoom,
    },
  });
}
