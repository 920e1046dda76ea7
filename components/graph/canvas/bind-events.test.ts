import { beforeEach, describe, expect, it } from "vitest";
import { bindEvents } from "./bind-events";
import { createCore } from "./create-core";

const selected: (string | null)[] = [];
const dropped: string[] = [];
const handlers = {
  onSelect: (id: string | null) => selected.push(id),
  onDrop: (id: string) => dropped.push(id),
};

function core(): ReturnType<typeof createCore> {
  const cy = createCore(undefined, false);
  cy.add([
    { group: "nodes", data: { id: "ns:x", kind: "box" } },
    ...["a", "b"].map((id) => ({ group: "nodes" as const, data: { id, kind: "node", parent: "ns:x" } })),
    { group: "nodes", data: { id: "c", kind: "node" } },
    { group: "edges", data: { id: "ab", kind: "edge", source: "a", target: "b" } },
  ]);
  return cy;
}
const withClass = (cy: ReturnType<typeof createCore>, name: string): string[] =>
  cy
    .elements(`.${name}`)
    .map((element) => element.id())
    .sort();

beforeEach(() => {
  selected.length = 0;
  dropped.length = 0;
});

describe("bindEvents", () => {
  it("selects what is tapped, boxes too, and nothing on the background", () => {
    const cy = core();
    bindEvents(cy, { ...handlers, large: false });
    cy.getElementById("a").emit("tap");
    cy.getElementById("ab").emit("tap");
    cy.getElementById("ns:x").emit("tap");
    cy.emit("tap");
    expect(selected).toEqual(["a", "ab", "ns:x", null]);
  });

  it("brings out a node's neighbourhood under the pointer and lets the rest step back, but never a box", () => {
    const cy = core();
    bindEvents(cy, { ...handlers, large: false });
    cy.getElementById("a").emit("mouseover");
    expect(withClass(cy, "near")).toEqual(["a", "ab", "b"]);
    expect(withClass(cy, "faded")).toEqual(["c"]);
    cy.getElementById("a").emit("mouseout");
    expect(cy.elements(".near, .faded")).toHaveLength(0);
  });

  it("fades nothing in a large graph", () => {
    const cy = core();
    bindEvents(cy, { ...handlers, large: true });
    cy.getElementById("a").emit("mouseover");
    expect(withClass(cy, "near")).toEqual(["a", "ab", "b"]);
    expect(withClass(cy, "faded")).toEqual([]);
  });

  it("notes where a person puts a node, and everything in a box that is moved", () => {
    const cy = core();
    bindEvents(cy, { ...handlers, large: false });
    cy.getElementById("c").emit("dragfree");
    cy.getElementById("ns:x").emit("dragfree");
    expect(dropped).toEqual(["c", "a", "b"]);
  });

  it("hears nothing more once it is unbound", () => {
    const cy = core();
    bindEvents(cy, { ...handlers, large: false })();
    cy.getElementById("a").emit("tap");
    cy.emit("tap");
    expect(selected).toEqual([]);
  });
});
