import { isMap, isNode, isScalar, isSeq, type Node, type Pair, type ParsedNode, type YAMLMap } from "yaml";
import type { FieldPath } from "@/lib/domain/validations/finding";

/** The pair of a map with this key. */
export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => keyText(pair) === key);
}

/** The key of a pair as JSON has it. */
export function keyText({ key }: Pair): string {
  return isScalar(key) ? String(key.value) : "";
}

/** The node one step below; null where there is none. */
export function stepInto(node: unknown, step: string | number): Node | null {
  if (isSeq(node) && typeof step === "number") {
    const item: unknown = node.items[step];
    return isNode(item) ? item : null;
  }
  if (!isMap(node) || typeof step !== "string") return null;
  const value = pairOf(node, step)?.value;
  return isNode(value) ? value : null;
}

/** The node at a path; null where nothing is, or where an alias stands for it. */
export function nodeAt(root: ParsedNode | null, path: FieldPath): Node | null {
  let node: Node | null = root;
  for (const step of path) {
    if (node === null) return null;
    node = stepInto(node, step);
  }
  return node;
}
