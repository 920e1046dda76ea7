import type { CanvasData, CanvasElement } from "./elements";

export interface ElementDiff {
  readonly add: readonly CanvasElement[];
  /** Elements that stay and are drawn differently. */
  readonly update: readonly CanvasElement[];
  /** Nodes that now stand in another box, or in none. */
  readonly move: readonly CanvasElement[];
  readonly remove: readonly string[];
}

/** What to do to show `next` instead of `previous`; content decides, not identity. O(elements). */
export function elementDiff(previous: readonly CanvasElement[], next: readonly CanvasElement[]): ElementDiff {
  const before = new Map(previous.map((element) => [element.data.id, element.data]));
  const add: CanvasElement[] = [];
  const update: CanvasElement[] = [];
  const move: CanvasElement[] = [];
  for (const element of next) {
    const old = before.get(element.data.id);
    before.delete(element.data.id);
    if (old === undefined) add.push(element);
    else {
      if (old.parent !== element.data.parent) move.push(element);
      if (!sameData(old, element.data)) update.push(element);
    }
  }
  return { add, update, move, remove: [...before.keys()] };
}

function sameData(a: CanvasData, b: CanvasData): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => sameValue(a[key], b[key]));
}

function sameValue(a: CanvasData[string], b: CanvasData[string]): boolean {
  if (typeof a !== "object" || typeof b !== "object") return a === b;
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
