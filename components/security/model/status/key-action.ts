import type { Move } from "./next-line";

/** What a key does in the tree: walk to another line, or open or close the active one. */
type KeyAction = { readonly move: Move } | "turn";

const MOVES: ReadonlyMap<string, Move> = new Map([
  ["j", "next"],
  ["ArrowDown", "next"],
  ["k", "previous"],
  ["ArrowUp", "previous"],
  ["PageDown", "pageDown"],
  ["PageUp", "pageUp"],
  ["Home", "first"],
  ["End", "last"],
]);

/**
 * What a key does at a line; `open` is null for one with nothing below it. Right opens, then walks on; left closes, then leads
 * up; Enter and space turn. Null for every other key.
 * https://www.w3.org/WAI/ARIA/apg/patterns/treegrid/
 */
export function keyAction(key: string, open: boolean | null): KeyAction | null {
  const move = MOVES.get(key);
  if (move !== undefined) return { move };
  if (key === "ArrowRight") return open === false ? "turn" : { move: "next" };
  if (key === "ArrowLeft") return open === true ? "turn" : { move: "parent" };
  return (key === "Enter" || key === " ") && open !== null ? "turn" : null;
}
