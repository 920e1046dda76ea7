import { parser } from "@prometheus-io/lezer-promql";
import type { SyntaxNode } from "./syntax";

const MAX_REWRITES = 100;
const isModified = (name: string): boolean => name === "OffsetExpr" || name === "StepInvariantExpr";
const isOperation = (node: SyntaxNode | null): node is SyntaxNode =>
  node?.name === "BinaryExpr" || node?.name === "UnaryExpr";

/** The operand a trailing modifier belongs to, where the grammar gave it to a whole operation. */
function looseOperand(text: string): { readonly from: number; readonly to: number } | null {
  let loose: { from: number; to: number } | null = null;
  parser.parse(text).iterate({
    enter: ({ name, node, to }) => {
      if (loose || !isModified(name) || !isOperation(node.firstChild)) return;
      let operand: SyntaxNode = node.firstChild;
      while (isOperation(operand) && operand.lastChild) operand = operand.lastChild;
      loose = { from: operand.from, to };
    },
  });
  return loose;
}

/**
 * Puts parentheses around what `offset` and `@` modify. They bind closer than any operator, but the published grammar,
 * made for highlighting, reads `a + b offset 5m` as `(a + b) offset 5m`.
 */
export function bindModifiers(text: string): string {
  let bound = text;
  for (let rewrite = 0; rewrite < MAX_REWRITES; rewrite += 1) {
    const operand = looseOperand(bound);
    if (!operand) return bound;
    const { from, to } = operand;
    bound = `${bound.slice(0, from)}(${bound.slice(from, to)})${bound.slice(to)}`;
  }
  return bound;
}
