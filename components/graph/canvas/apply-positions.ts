import type { Core } from "cytoscape";
import type { Positions } from "../model/layout-graph";
import { applyBends } from "./apply-bends";

/** Moves nodes to where the layout puts them, except those that stand there already, and bends the edges to fit. */
export function applyPositions(cy: Core, positions: Positions): void {
  cy.batch(() => {
    cy.nodes().forEach((node) => {
      const to = positions[node.id()];
      const at = node.position();
      if (to !== undefined && (to.x !== at.x || to.y !== at.y)) node.position({ ...to });
    });
    applyBends(cy.edges());
  });
}
