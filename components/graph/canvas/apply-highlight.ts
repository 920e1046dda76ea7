import type { Core, EdgeSingular, NodeSingular } from "cytoscape";

/** Fades everything but an element, its ends and its direct neighbours. */
export function applyHighlight(cy: Core, element: NodeSingular | EdgeSingular): void {
  const near = element.isNode() ? element.closedNeighborhood() : element.union(element.connectedNodes());
  cy.batch(() => {
    cy.elements().removeClass("near").difference(near).not("[kind='box']").addClass("faded");
    near.removeClass("faded").addClass("near");
  });
}

/** Shows everything alike again. */
export function clearHighlight(cy: Core): void {
  cy.elements(".faded, .near").removeClass("faded near");
}
