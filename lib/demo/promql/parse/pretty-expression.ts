import type { Expression } from "./expression";
import { aggregationHead, formatExpression, operatorText, subqueryText } from "./format-expression";

const MAX_LINE = 100;

function inParentheses(head: string, parts: readonly Expression[], level: number): string {
  const indent = "  ".repeat(level);
  const inner = parts.map((part) => prettyExpression(part, level + 1)).join(",\n");
  return `${indent}${head}(\n${inner}\n${indent})`;
}

/**
 * An expression as Prometheus formats it: on one line where it has at most 100 characters, else with its parts indented
 * below each other. Source: Prometheus' promql/parser/prettier.go.
 */
export function prettyExpression(node: Expression, level = 0): string {
  const indent = "  ".repeat(level);
  const line = formatExpression(node);
  if (node.kind === "unary") return `${indent}${node.operator}${prettyExpression(node.inner, level).trim()}`;
  if (line.length <= MAX_LINE) return node.kind === "subquery" ? line : `${indent}${line}`;
  switch (node.kind) {
    case "aggregation":
      return inParentheses(
        aggregationHead(node),
        node.parameter ? [node.parameter, node.inner] : [node.inner],
        level,
      );
    case "call":
      return node.args.length > 0 ? inParentheses(node.signature.name, node.args, level) : `${indent}${line}`;
    case "paren":
      return inParentheses("", [node.inner], level);
    case "subquery":
      return `${prettyExpression(node.inner, level)}${subqueryText(node)}`;
    case "binary":
      return `${prettyExpression(node.left, level + 1)}\n${indent}${operatorText(node)}\n${prettyExpression(node.right, level + 1)}`;
    default:
      return `${indent}${line}`;
  }
}
