import type { Core, ElementDefinition } from "cytoscape";
import { elementDiff } from "../model/element-diff";
import type { CanvasElement } from "../model/elements";
import type { Positions } from "../model/layout-graph";

/** Elements changed between two pauses. */
const SLICE = 150;

/**
 * Brings the canvas from `previous` to `next`, with a pause after each slice of the work. What stays keeps its place;
 * returns whether anything that was shown before is still there.
 */
export function* applyElements(
  cy: Core,
  previous: readonly CanvasElement[],
  next: readonly CanvasElement[],
  positions: Positions,
): Generator<undefined, boolean> {
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
  });
  for (const slice of slices(diff.add)) {
    // Asking for the extent works out styles and labels now, instead of those of all slices in the one frame that draws.
    cy.add(slice.map((element) => definition(element, positions))).boundingBox();
    yield;
  }
  cy.batch(() => {
    for (const { data } of diff.move)
      if (data.parent !== undefined) cy.getElementById(data.id).move({ parent: data.parent });
  });
  for (const slice of slices(diff.update)) {
    cy.batch(() => {
      for (const { data } of slice) cy.getElementById(data.id).data({ ...data });
    });
    yield;
  }
  return diff.remove.length < previous.length;
}

function* slices(all: readonly CanvasElement[]): Generator<readonly CanvasElement[], void> {
  for (let from = 0; from < all.length; from += SLICE) yield all.slice(from, from + SLICE);
}

function definition({ group, data }: CanvasElement, positions: Positions): ElementDefinition {
  const at = positions[data.id];
  // A box drags what stands in it; one that is only drawn behind its nodes pans like the background.
  const held = data["boxWidth"] === undefined ? {} : { grabbable: false, pannable: true };
  return { group, data: { ...data }, ...held, ...(at === undefined ? {} : { position: { ...at } }) };
}
