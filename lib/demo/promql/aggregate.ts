import type { Evaluation } from "./evaluation";
import { foldGroup } from "./fold-group";
import { labelKey, type Labels, labelValue, onlyLabels, withoutLabels } from "./labels";
import { stringLiteral } from "./literals";
import { PromqlError } from "./promql-error";
import { rankGroup } from "./rank-group";
import { childrenOf, type SyntaxNode, textAt } from "./syntax";
import { scalarOf, type Value, vector, vectorOf, type VectorSeries } from "./value";

interface Grouping {
  readonly without: boolean;
  readonly names: readonly string[];
}

interface Group {
  readonly labels: Labels;
  readonly members: VectorSeries[];
}

const WITH_PARAMETER = new Set(["topk", "bottomk", "quantile"]);
const SUPPORTED = new Set([...WITH_PARAMETER, "sum", "avg", "min", "max", "count", "group"]);

function readGrouping(evaluation: Evaluation, node: SyntaxNode): Grouping {
  const modifier = node.getChild("AggregateModifier");
  const list = modifier?.getChild("GroupingLabels");
  const names = list ? childrenOf(list).map((name) => textAt(evaluation.text, name)) : [];
  return {
    without: modifier?.getChild("Without") !== null && modifier !== null,
    names: names.map((name) => (/^["'`]/.test(name) ? stringLiteral(name) : name)),
  };
}

/** The key of a series' group; cheaper than its labels, which are made once a group. */
function groupKey(labels: Labels, grouping: Grouping): string {
  if (grouping.without) return labelKey(withoutLabels(labels, grouping.names));
  let key = "";
  for (const name of grouping.names) key += `${labelValue(labels, name)}\u0001`;
  return key;
}

const groupLabels = (labels: Labels, { without, names }: Grouping): Labels =>
  without ? withoutLabels(labels, names) : onlyLabels(labels, names);

function grouped(series: readonly VectorSeries[], grouping: Grouping): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const one of series) {
    const key = groupKey(one.labels, grouping);
    const group = groups.get(key);
    if (group) group.members.push(one);
    else groups.set(key, { labels: groupLabels(one.labels, grouping), members: [one] });
  }
  return groups.values();
}

function checkArguments(operator: string, given: number): void {
  if (!SUPPORTED.has(operator))
    throw new PromqlError(
      "execution",
      `aggregation ${operator} is not supported by the simulated Prometheus`,
    );
  const wanted = WITH_PARAMETER.has(operator) ? 2 : 1;
  if (given !== wanted)
    throw new PromqlError(
      "bad_data",
      `wrong number of arguments for ${operator}: expected ${wanted}, got ${given}`,
    );
}

/** Evaluates an aggregation: one series for each group, or for topk and bottomk the chosen series themselves. */
export function aggregate(evaluation: Evaluation, node: SyntaxNode): Value {
  const operatorNode = node.getChild("AggregateOp");
  const body = node.getChild("FunctionCallBody");
  const operator = operatorNode ? textAt(evaluation.text, operatorNode).toLowerCase() : "";
  const nodes = body ? childrenOf(body) : [];
  checkArguments(operator, nodes.length);
  const where = `aggregation ${operator}`;
  const [first = node, last = first] = nodes;
  const parameter = nodes.length > 1 ? scalarOf(evaluation.evaluate(first), where) : new Float64Array(0);
  const groups = grouped(vectorOf(evaluation.evaluate(last), where), readGrouping(evaluation, node));
  const results: VectorSeries[] = [];
  for (const { labels, members } of groups) {
    if (operator === "topk" || operator === "bottomk")
      results.push(...rankGroup(operator, parameter, members));
    else results.push(foldGroup({ operator, parameter, labels, steps: evaluation.times.length }, members));
  }
  return vector(results);
}
