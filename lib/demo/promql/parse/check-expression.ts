import type {
  Aggregation,
  BinaryOperation,
  Call,
  Expression,
  Span,
  Subquery,
  UnaryOperation,
  VectorSelector,
} from "./expression";
import { typeOf } from "./expression";
import type { TokenStream } from "./token-stream";
import type { ValueType } from "./value-type";

const DOCUMENTED: Readonly<Record<ValueType, string>> = {
  scalar: "scalar",
  vector: "instant vector",
  matrix: "range vector",
  string: "string",
};
const COMPARISONS: ReadonlySet<string> = new Set(["==", "!=", "<=", "<", ">=", ">"]);
const SET_OPERATORS: ReadonlySet<string> = new Set(["and", "or", "unless"]);

function expectType(tokens: TokenStream, expression: Expression, wanted: ValueType, context: string): void {
  checkExpression(tokens, expression);
  const type = typeOf(expression);
  if (type !== wanted)
    throw tokens.fail(
      expression,
      `expected type ${DOCUMENTED[wanted]} in ${context}, got ${DOCUMENTED[type]}`,
    );
}

function checkAggregation(tokens: TokenStream, { operator, inner, parameter }: Aggregation): void {
  expectType(tokens, inner, "vector", "aggregation expression");
  if (!parameter) return;
  expectType(tokens, parameter, operator === "count_values" ? "string" : "scalar", "aggregation parameter");
}

/** Where the operator stands: behind the left side and any white space. */
const operatorStart = (tokens: TokenStream, { left }: BinaryOperation): Span => {
  const gap = /^[ \t\n\r]*/.exec(tokens.text.slice(left.end))?.[0].length ?? 0;
  return { start: left.end + gap, end: left.end + gap };
};

function checkOperator(tokens: TokenStream, node: BinaryOperation, left: ValueType, right: ValueType): void {
  const { operator, bool, matching } = node;
  const comparison = COMPARISONS.has(operator);
  const fail = (message: string): Error => tokens.fail(operatorStart(tokens, node), message);
  if (bool && !comparison) throw fail("bool modifier can only be used on comparison operators");
  if (comparison && !bool && left === "scalar" && right === "scalar")
    throw fail("comparisons between scalars must use BOOL modifier");
  const twice = matching.on ? matching.names.find((name) => matching.include.includes(name)) : undefined;
  if (twice !== undefined)
    throw fail(`label ${JSON.stringify(twice)} must not occur in ON and GROUP clause at once`);
}

function checkBinary(tokens: TokenStream, node: BinaryOperation): void {
  const { operator, matching } = node;
  checkExpression(tokens, node.left);
  checkExpression(tokens, node.right);
  const [left, right] = [typeOf(node.left), typeOf(node.right)];
  checkOperator(tokens, node, left, right);
  for (const side of [node.left, node.right])
    if (typeOf(side) !== "scalar" && typeOf(side) !== "vector")
      throw tokens.fail(side, "binary expression must contain only scalar and instant vector types");
  const vectors = left === "vector" && right === "vector";
  if (!vectors && matching.names.length > 0)
    throw tokens.fail(node, "vector matching only allowed between instant vectors");
  if (!SET_OPERATORS.has(operator)) return;
  if (vectors && matching.many !== null)
    throw tokens.fail(node, `no grouping allowed for ${JSON.stringify(operator)} operation`);
  if (!vectors)
    throw tokens.fail(
      node,
      `set operator ${JSON.stringify(operator)} not allowed in binary scalar expression`,
    );
}

function checkCount(tokens: TokenStream, node: Call): void {
  const { name, parameters, variadic } = node.signature;
  const given = node.args.length;
  const fail = (expected: string): Error =>
    tokens.fail(node, `expected ${expected} argument(s) in call to ${JSON.stringify(name)}, got ${given}`);
  if (variadic === 0 && given !== parameters.length) throw fail(String(parameters.length));
  if (variadic === 0) return;
  const fewest = parameters.length - 1;
  if (given < fewest) throw fail(`at least ${fewest}`);
  if (variadic > 0 && given > fewest + variadic) throw fail(`at most ${fewest + variadic}`);
}

function checkCall(tokens: TokenStream, node: Call): void {
  const { name, parameters } = node.signature;
  checkCount(tokens, node);
  node.args.forEach((argument, index) => {
    const wanted = parameters[Math.min(index, parameters.length - 1)];
    if (wanted) expectType(tokens, argument, wanted, `call to function ${JSON.stringify(name)}`);
  });
}

function checkSelector(tokens: TokenStream, node: VectorSelector): void {
  if (node.name === "") {
    if (node.matchers.every((matcher) => matcher.test("")))
      throw tokens.fail(node, "vector selector must contain at least one non-empty matcher");
    return;
  }
  const second = node.matchers.slice(0, -1).find(({ name }) => name === "__name__");
  if (second)
    throw tokens.fail(
      node,
      `metric name must not be set twice: ${JSON.stringify(node.name)} or ${JSON.stringify(second.value)}`,
    );
}

function checkUnary(tokens: TokenStream, node: UnaryOperation): void {
  checkExpression(tokens, node.inner);
  const type = typeOf(node.inner);
  if (type !== "scalar" && type !== "vector")
    throw tokens.fail(
      node,
      `unary expression only allowed on expressions of type scalar or instant vector, got ${JSON.stringify(DOCUMENTED[type])}`,
    );
}

function checkSubquery(tokens: TokenStream, node: Subquery): void {
  checkExpression(tokens, node.inner);
  const type = typeOf(node.inner);
  if (type !== "vector")
    throw tokens.fail(node, `subquery is only allowed on instant vector, got ${type} instead`);
}

/**
 * Checks the types of an expression, its parts first. Source: checkAST in Prometheus' promql/parser/parse.go.
 * @throws PromqlError bad_data.
 */
export function checkExpression(tokens: TokenStream, node: Expression): void {
  switch (node.kind) {
    case "aggregation":
      checkAggregation(tokens, node);
      break;
    case "binary":
      checkBinary(tokens, node);
      break;
    case "call":
      checkCall(tokens, node);
      break;
    case "selector":
      checkSelector(tokens, node);
      break;
    case "matrix":
      checkSelector(tokens, node.selector);
      break;
    case "paren":
      checkExpression(tokens, node.inner);
      break;
    case "unary":
      checkUnary(tokens, node);
      break;
    case "subquery":
      checkSubquery(tokens, node);
      break;
    default:
  }
}
