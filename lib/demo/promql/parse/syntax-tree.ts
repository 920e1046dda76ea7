import { decimalNumber } from "../go-number";
import type { LabelMatcher } from "../label-matcher";
import {
  type Aggregation,
  type BinaryOperation,
  type Call,
  type Expression,
  type Modifiers,
  type Subquery,
  typeOf,
  type VectorSelector,
} from "./expression";

const matchersTree = (matchers: readonly LabelMatcher[]): unknown =>
  matchers.map(({ name, value, operator }) => ({ name, value, type: operator }));

const modifiersTree = ({ offsetMs, at }: Modifiers): object => ({
  offset: offsetMs,
  timestamp: typeof at === "number" ? at : null,
  startOrEnd: typeof at === "string" ? at : null,
});

const selectorTree = (node: VectorSelector): object => ({
  name: node.name,
  matchers: matchersTree(node.matchers),
  ...modifiersTree(node),
});

const CARDINALITY = { left: "many-to-one", right: "one-to-many" } as const;

function binaryTree(node: BinaryOperation): unknown {
  const { operator, matching } = node;
  const single = ["and", "or", "unless"].includes(operator) ? "many-to-many" : "one-to-one";
  const vectors = typeOf(node.left) === "vector" && typeOf(node.right) === "vector";
  return {
    type: "binaryExpr",
    op: operator,
    lhs: syntaxTree(node.left),
    rhs: syntaxTree(node.right),
    matching: vectors
      ? {
          card: matching.many === null ? single : CARDINALITY[matching.many],
          labels: matching.names,
          on: matching.on,
          include: matching.include,
        }
      : null,
    bool: node.bool,
  };
}

const callTree = ({ signature, args }: Call): unknown => ({
  type: "call",
  func: {
    name: signature.name,
    argTypes: signature.parameters,
    variadic: signature.variadic,
    returnType: signature.returns,
  },
  args: args.map(syntaxTree),
});

const subqueryTree = (node: Subquery): unknown => ({
  type: "subquery",
  expr: syntaxTree(node.inner),
  range: node.rangeMs,
  step: node.stepMs ?? 0,
  ...modifiersTree(node),
});

const aggregationTree = (node: Aggregation): unknown => ({
  type: "aggregation",
  op: node.operator,
  expr: syntaxTree(node.inner),
  param: node.parameter ? syntaxTree(node.parameter) : null,
  grouping: node.grouping,
  without: node.without,
});

/** An expression as the tree that Prometheus' parse_query answers. Source: web/api/v1/translate_ast.go. */
export function syntaxTree(node: Expression): unknown {
  switch (node.kind) {
    case "number":
      return { type: "numberLiteral", val: decimalNumber(node.value) };
    case "string":
      return { type: "stringLiteral", val: node.text };
    case "selector":
      return { type: "vectorSelector", ...selectorTree(node) };
    case "matrix":
      return { type: "matrixSelector", range: node.rangeMs, ...selectorTree(node.selector) };
    case "subquery":
      return subqueryTree(node);
    case "call":
      return callTree(node);
    case "aggregation":
      return aggregationTree(node);
    case "binary":
      return binaryTree(node);
    case "unary":
      return { type: "unaryExpr", op: node.operator, expr: syntaxTree(node.inner) };
    case "paren":
      return { type: "parenExpr", expr: syntaxTree(node.inner) };
  }
}
