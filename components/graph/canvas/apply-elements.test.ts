import { describe, expect, it } from "vitest";
import type { CanvasElement } from "../model/elements";
import { applyElements as applySteps } from "./apply-elements";
import { createCore } from "./create-core";

const node = (id: string, rest: Record<string, string> = {}): CanvasElement => ({
  group: "nodes",
  data: { id, kind: "node", ...rest },
});
const edge: CanvasElement = { group: "edges", data: { id: "e", kind: "edge", source: "a", target: "b" } };
const box: CanvasElement = { group: "nodes", data: { id: "ns:x", kind: "box" } };
const positions = { a: { x: 1, y: 2 }, b: { x: 3, y: 4 } };

/** All steps at once. */
function applyElements(...args: Parameters<typeof applySteps>): boolean {
  const steps = applySteps(...args);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

describe("applyElements", () => {
  it("adds elements at their places", () => {
    const cy = createCore(undefined, false);
    expect(applyElements(cy, [], [node("a"), node("b"), edge], positions)).toBe(false);
    expect(cy.getElementById("b").position()).toEqual({ x: 3, y: 4 });
    expect(cy.edges()).toHaveLength(1);
  });

  it("brings new data to what stays without moving it", () => {
    const cy = createCore(undefined, false);
    const before = [node("a", { label: "1 rps" })];
    applyElements(cy, [], before, positions);
    cy.getElementById("a").position({ x: 50, y: 60 });
    expect(applyElements(cy, before, [node("a", { label: "2 rps" })], positions)).toBe(true);
    expect(cy.getElementById("a").data("label")).toBe("2 rps");
    expect(cy.getElementById("a").position()).toEqual({ x: 50, y: 60 });
  });

  it("puts nodes into a box and takes them out again, box and all", () => {
    const cy = createCore(undefined, false);
    const bare = [node("a"), node("b"), edge];
    const boxed = [box, node("a", { parent: "ns:x" }), node("b", { parent: "ns:x" }), edge];
    applyElements(cy, [], bare, positions);
    applyElements(cy, bare, boxed, positions);
    expect(cy.getElementById("ns:x").children()).toHaveLength(2);
    applyElements(cy, boxed, bare, positions);
    expect(
      cy
        .elements()
        .map((element) => element.id())
        .sort(),
    ).toEqual(["a", "b", "e"]);
  });
});
