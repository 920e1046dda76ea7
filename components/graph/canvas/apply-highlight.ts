import type { Core, EdgeSingular, NodeSingular } from "cytoscape";

/** Brings out an element, its ends and its direct neighbours; `fade`: and lets everything else step back. */
export function applyHighlight(cy: Core, element: NodeSingular | EdgeSingular, fade: boolean): void {
  const near = element.isNode() ? element.closedNeighborhood() : element.union(element.connectedNodes());
  cy.batch(() => {
    cy.elements(".near").difference(near).removeClass("near");
    if (fade) cy.elements().difference(near).not("[kind='box']").addClass("faded");
    near.removeClass("faded").addClass("near");
  });
}

/** Shows everything alike again. */
export function clearHighlight(cy: Core): void {
  cy.elements(".faded, .near").removeClass("faded near");
}
