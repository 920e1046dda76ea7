import type { Core } from "cytoscape";

const PADDING = 48;
/** A handful of nodes is not blown up to fill the screen. */
const LARGEST_ZOOM = 1.25;

/** Shows the whole graph, centred. */
export function fitAll(cy: Core): void {
  cy.fit(undefined, PADDING);
  if (cy.zoom() <= LARGEST_ZOOM) return;
  cy.zoom(LARGEST_ZOOM);
  cy.center();
}
