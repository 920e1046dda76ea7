import type { EdgeCollection } from "cytoscape";
import { edgeBend } from "../model/edge-bend";

/** Drawing bends costs more than straight lines: above this many edges none is bent. */
export const MAX_BENT_EDGES = 400;

/** Gives each edge the bends that its ends' places ask for. */
export function applyBends(edges: EdgeCollection): void {
  if (edges.length > MAX_BENT_EDGES) return;
  const lanes = new Map<string, number>();
  edges.forEach((edge) => {
    const pair = `${edge.source().id()}\n${edge.target().id()}`;
    const lane = lanes.get(pair) ?? 0;
    lanes.set(pair, lane + 1);
    edge.data({ ...edgeBend(edge.source().position(), edge.target().position(), lane) });
  });
}
