import type {
  Core,
  EventHandler,
  EventObjectEdge,
  EventObjectNode,
  NodeCollection,
  NodeSingular,
} from "cytoscape";
import { applyBends } from "./apply-bends";
import { applyHighlight, clearHighlight } from "./apply-highlight";

export interface CanvasHandlers {
  readonly onSelect: (id: string | null) => void;
  /** A person put a node somewhere. */
  readonly onDrop: (id: string, at: { x: number; y: number }) => void;
  /** A graph in which fading all but a few elements would take too long. */
  readonly large: boolean;
}

type Binding = readonly [event: string, selector: string, handler: EventHandler];

/** Listens to pointing on the canvas; returns what stops it. */
export function bindEvents(cy: Core, { onSelect, onDrop, large }: CanvasHandlers): () => void {
  const background: EventHandler = (event) => {
    if (event.target === cy) onSelect(null);
  };
  const bindings: readonly Binding[] = [
    ["tap", "node, edge", ({ target }: EventObjectNode | EventObjectEdge) => onSelect(target.id())],
    ["mouseover", "node[kind='node']", ({ target }: EventObjectNode) => applyHighlight(cy, target, !large)],
    ["mouseover", "edge", ({ target }: EventObjectEdge) => applyHighlight(cy, target, !large)],
    ["mouseout", "node[kind='node'], edge", () => clearHighlight(cy)],
    ["drag", "node", ({ target }: EventObjectNode) => applyBends(moved(target).connectedEdges())],
    ["dragfree", "node", ({ target }: EventObjectNode) => drop(target, onDrop)],
  ];
  cy.on("tap", background);
  for (const [event, selector, handler] of bindings) cy.on(event, selector, handler);
  return () => {
    cy.off("tap", background);
    for (const [event, selector, handler] of bindings) cy.off(event, selector, handler);
  };
}

/** What moves when a node is dragged: a box takes along what stands in it. */
function moved(node: NodeSingular): NodeCollection {
  return node.isParent() ? node.descendants() : node.union(node);
}

function drop(node: NodeSingular, onDrop: CanvasHandlers["onDrop"]): void {
  moved(node).forEach((each) => onDrop(each.id(), { ...each.position() }));
}
