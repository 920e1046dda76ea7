import { parser } from "@prometheus-io/lezer-promql";
import { PromqlError } from "./promql-error";

/** A node of the official PromQL grammar. */
export type SyntaxNode = ReturnType<typeof parser.parse>["topNode"];

const MAX_DEPTH = 200;

/** The direct children of a node, comments left out. */
export function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (child.name !== "LineComment") children.push(child);
  return children;
}

/** The text of the query that a node stands for. */
export const textAt = (text: string, node: SyntaxNode): string => text.slice(node.from, node.to);

/** The first child, which the grammar promises. */
export function onlyChild(node: SyntaxNode): SyntaxNode {
  const child = childrenOf(node)[0];
  if (!child) throw new PromqlError("bad_data", "unexpected end of input");
  return child;
}

/** Parses a query with the official grammar and returns its expression; throws bad_data with the place of an error. */
export function parseExpression(text: string): SyntaxNode {
  const tree = parser.parse(text);
  let depth = 0;
  tree.iterate({
    enter: (node) => {
      if (node.type.isError)
        throw new PromqlError("bad_data", `invalid parameter "query": parse error at char ${node.from + 1}`);
      depth += 1;
      if (depth > MAX_DEPTH)
        throw new PromqlError("bad_data", 'invalid parameter "query": expression is nested too deeply');
    },
    leave: () => {
      depth -= 1;
    },
  });
  return onlyChild(tree.topNode);
}
