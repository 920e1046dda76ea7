import { goNumber } from "../go-number";
import type { LabelMatcher } from "../label-matcher";
import type {
  Aggregation,
  BinaryOperation,
  Expression,
  Modifiers,
  Subquery,
  VectorSelector,
} from "./expression";

const UNITS = [
  ["y", 31_536_000_000, true],
  ["w", 604_800_000, true],
  ["d", 86_400_000, false],
  ["h", 3_600_000, false],
  ["m", 60_000, false],
  ["s", 1_000, false],
  ["ms", 1, false],
] as const;

/** A duration as Prometheus writes it: years and weeks only where nothing is left over. */
function durationText(ms: number): string {
  let rest = ms;
  let text = "";
  for (const [unit, size, exact] of UNITS) {
    if (exact && rest % size !== 0) continue;
    const count = Math.floor(rest / size);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * size;
  }
  return text === "" ? "0s" : text;
}

/** Go writes small numbers with an exponent sooner than JavaScript. */
function numberText(value: number): string {
  const plain = goNumber(value);
  const small = value !== 0 && Math.abs(value) < 1e-4;
  return small && !plain.includes("e") ? value.toExponential().replace(/e-(\d)$/, "e-0$1") : plain;
}

/** Names of other than the old form stand in quotes. */
const nameText = (name: string): string => (/^[a-zA-Z_:][\w:]*$/.test(name) ? name : JSON.stringify(name));
const namesText = (names: readonly string[]): string => names.map(nameText).join(", ");

const matcherText = ({ name, operator, value }: LabelMatcher): string =>
  `${nameText(name)}${operator}${JSON.stringify(value)}`;

function modifiersText({ at, offsetMs }: Modifiers): string {
  const bound = typeof at === "number" ? ` @ ${(at / 1_000).toFixed(3)}` : "";
  const pinned = at === "start" || at === "end" ? ` @ ${at}()` : bound;
  const sign = offsetMs < 0 ? "-" : "";
  return offsetMs === 0 ? pinned : `${pinned} offset ${sign}${durationText(Math.abs(offsetMs))}`;
}

function selectorText({ name, matchers }: VectorSelector): string {
  const shown = matchers
    .filter((one) => !(one.name === "__name__" && one.operator === "=" && one.value === name && name !== ""))
    .map(matcherText)
    .sort();
  return shown.length === 0 && name !== "" ? name : `${name}{${shown.join(",")}}`;
}

/** An aggregation's operator with its grouping. */
export function aggregationHead({ operator, without, grouping }: Aggregation): string {
  if (without) return `${operator} without (${namesText(grouping)}) `;
  return grouping.length > 0 ? `${operator} by (${namesText(grouping)}) ` : operator;
}

/** A binary operator with `bool` and what is matched. */
export function operatorText({ operator, bool, matching }: BinaryOperation): string {
  const { on, names, many, include } = matching;
  const grouped = many === null ? "" : ` group_${many} (${namesText(include)})`;
  const matched = on || names.length > 0 ? ` ${on ? "on" : "ignoring"} (${namesText(names)})${grouped}` : "";
  return `${operator}${bool ? " bool" : ""}${matched}`;
}

/** What follows a subquery's expression. */
export const subqueryText = (node: Subquery): string =>
  `[${durationText(node.rangeMs)}:${node.stepMs === null ? "" : durationText(node.stepMs)}]${modifiersText(node)}`;

/** An expression on one line as Prometheus writes it. Source: Prometheus' promql/parser/printer.go. */
export function formatExpression(node: Expression): string {
  switch (node.kind) {
    case "number":
      return numberText(node.value);
    case "string":
      return JSON.stringify(node.text);
    case "selector":
      return `${selectorText(node)}${modifiersText(node)}`;
    case "matrix":
      return `${selectorText(node.selector)}[${durationText(node.rangeMs)}]${modifiersText(node.selector)}`;
    case "subquery":
      return `${formatExpression(node.inner)}${subqueryText(node)}`;
    case "call":
      return `${node.signature.name}(${node.args.map(formatExpression).join(", ")})`;
    case "aggregation": {
      const parameter = node.parameter ? `${formatExpression(node.parameter)}, ` : "";
      return `${aggregationHead(node)}(${parameter}${formatExpression(node.inner)})`;
    }
    case "binary":
      return `${formatExpression(node.left)} ${operatorText(node)} ${formatExpression(node.right)}`;
    case "unary":
      return `${node.operator}${formatExpression(node.inner)}`;
    case "paren":
      return `(${formatExpression(node.inner)})`;
  }
}
