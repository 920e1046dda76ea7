import { describe, expect, it } from "vitest";
import type { CanvasElement } from "../model/elements";
import type { Picture } from "../model/picture";
import { createCore } from "./create-core";
import { createPainter } from "./create-painter";

const styles = [{ selector: "node", style: { width: 10 } }];
const node = (id: string, label = ""): CanvasElement => ({
  group: "nodes",
  data: { id, kind: "node", label },
});
const picture = (elements: readonly CanvasElement[], x: number): Picture => ({
  elements,
  positions: Object.fromEntries(elements.map(({ data }) => [data.id, { x, y: 0 }])),
  styles,
});

/** A canvas without a screen, and a promise for the moment when it has painted `count` pictures. */
function canvas(): {
  readonly cy: ReturnType<typeof createCore>;
  readonly painter: ReturnType<typeof createPainter>;
  readonly painted: (count: number) => Promise<void>;
} {
  const cy = createCore(undefined, false);
  let done = 0;
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const painter = createPainter(cy, () => {
    done += 1;
    for (const { count, resolve } of waiting) if (done >= count) resolve();
  });
  const painted = (count: number): Promise<void> =>
    done >= count
      ? Promise.resolve()
      : new Promise((resolve) => {
          waiting.push({ count, resolve });
        });
  return { cy, painter, painted };
}

describe("createPainter", () => {
  it("paints a small picture at once", async () => {
    const { cy, painter, painted } = canvas();
    painter.paint(picture([node("a"), node("b")], 7));
    expect(cy.nodes()).toHaveLength(2);
    await painted(1);
    expect(cy.getElementById("a").position()).toEqual({ x: 7, y: 0 });
  });

  it("paints only the newest of the pictures that come while it is at work", async () => {
    const { cy, painter, painted } = canvas();
    painter.paint(picture([node("a", "first")], 1));
    painter.paint(picture([node("a", "second")], 1));
    painter.paint(picture([node("a", "third")], 1));
    await painted(2);
    expect(cy.getElementById("a").data("label")).toBe("third");
  });

  it("leaves a node where a person has put it", async () => {
    const { cy, painter, painted } = canvas();
    painter.paint(picture([node("a"), node("b")], 1));
    await painted(1);
    painter.drop("a", { x: 300, y: 400 });
    cy.getElementById("a").position({ x: 300, y: 400 });
    painter.paint(picture([node("a"), node("b")], 50));
    await painted(2);
    expect(cy.getElementById("a").position()).toEqual({ x: 300, y: 400 });
    expect(cy.getElementById("b").position()).toEqual({ x: 50, y: 0 });
  });

  it("marks what is selected and found, also in pictures that come later", async () => {
    const { cy, painter, painted } = canvas();
    painter.mark("b", new Set(["a"]));
    painter.paint(picture([node("a"), node("b")], 1));
    await painted(1);
    expect(cy.getElementById("b").hasClass("selected")).toBe(true);
    expect(cy.getElementById("a").hasClass("found")).toBe(true);
    painter.mark(null, new Set());
    expect(cy.elements(".selected, .found")).toHaveLength(0);
  });

  it("paints nothing more once it is stopped", async () => {
    const { cy, painter, painted } = canvas();
    painter.paint(picture([node("a")], 1));
    await painted(1);
    painter.stop();
    painter.paint(picture([node("a"), node("b")], 1));
    expect(cy.nodes()).toHaveLength(1);
  });
});
