import type { Graph } from "@/lib/domain/graph/graph";
import { elements, type CanvasElement, type ElementOptions } from "./elements";
import { flatBoxes } from "./flat-boxes";
import { isLargeGraph } from "./graph-size";
import type { Positions } from "./layout-graph";
import type { StyleRule } from "./style-rule";

/** Everything a canvas shows but the marks of selection and find. */
export interface Picture {
  readonly elements: readonly CanvasElement[];
  readonly positions: Positions;
  readonly styles: readonly StyleRule[];
}

/** A graph as it is drawn at `positions`. O(nodes + edges). */
export function picture(
  graph: Graph,
  positions: Positions,
  styles: readonly StyleRule[],
  options: ElementOptions,
): Picture {
  const nested = { elements: elements(graph, options), positions };
  return { ...(isLargeGraph(graph) ? flatBoxes(nested) : nested), styles };
}
