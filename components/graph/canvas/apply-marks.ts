import type { Core } from "cytoscape";

/** Marks the selected element and those found, and nothing else. */
export function applyMarks(cy: Core, selected: string | null, found: ReadonlySet<string>): void {
  cy.batch(() => {
    cy.elements(".selected, .found").removeClass("selected found");
    if (selected !== null) cy.getElementById(selected).addClass("selected");
    for (const id of found) cy.getElementById(id).addClass("found");
  });
}
