import type { Core, ElementDefinition } from "cytoscape";
import { elementDiff } from "../model/element-diff";
import type { CanvasElement } from "../model/elements";
import type { Positions } from "../model/layout-graph";

/**
 * Brings the canvas from `previous` to `next` in one batch. What stays keeps its place unless `positions` gives another;
 * returns whether anything that was shown before is still there.
 */
export function applyElements(
  cy: Core,
  previous: readonly CanvasElement[],
  next: readonly CanvasElement[],
  positions: Positions,
): boolean {
  const diff = elementDiff(previous, next);
  cy.batch(() => {
    // Children first leave a box that goes: removing a parent removes what stands in it.
    for (const { data } of diff.move)
      if (data.parent === undefined) cy.getElementById(data.id).move({ parent: null });
    const gone = new Set(diff.remove);
    if (gone.size > 0)
      cy.elements()
        .filter((element) => gone.has(element.id()))
        .remove();
    cy.add(diff.add.map((element) => definition(element, positions)));
    for (const { data } of diff.move) {
      if (data.parent !== undefined) cy.getElementById(data.id).move({ parent: data.parent });
    }
    for (const { data } of diff.update) cy.getElementById(data.id).data({ ...data });
  });
  return diff.remove.length < previous.length;
}

function definition({ group, data }: CanvasElement, positions: Positions): ElementDefinition {
  const at = positions[data.id];
  // A box drags what stands in it; one that is only drawn behind its nodes pans like the background.
  const held = data["boxWidth"] === undefined ? {} : { grabbable: false, pannable: true };
  return { group, data: { ...data }, ...held, ...(at === undefined ? {} : { position: { ...at } }) };
}
