import type { GraphResponse } from "@/lib/contracts/graph-response";
import type { EdgeRates } from "./true-edges";

type Node = GraphResponse["nodes"][number];

/** The edges of an answer of /api/v1/graph under the names `trueEdges` gives them. */
export function shownEdges(graph: GraphResponse): ReadonlyMap<string, EdgeRates> {
  const names = new Map(graph.nodes.map((node) => [node.id, nodeName(node)]));
  return new Map(
    graph.edges.map((edge) => [
      `${names.get(edge.source) ?? "?"} > ${names.get(edge.target) ?? "?"} : ${edge.protocol}`,
      {
        requests: edge.requestsPerSecond,
        errors: edge.errorsPerSecond,
        bytesToServer: edge.protocol === "tcp" ? (edge.bytesToServerPerSecond ?? Number.NaN) : 0,
        bytesToClient: edge.protocol === "tcp" ? (edge.bytesToClientPerSecond ?? Number.NaN) : 0,
      },
    ]),
  );
}

function nodeName(node: Node): string {
  switch (node.type) {
    case "unknown":
    case "passthrough":
    case "blackHole":
      return node.type;
    case "versionedApp":
      return `versionedApp ${node.namespace}/${node.app ?? ""}@${node.version ?? ""}`;
    default:
      return `${node.type} ${node.namespace}/${node.name}`;
  }
}

const TOLERATED_SHARE = 0.02;
const TOLERATED_PER_SECOND = 0.05;

/** Every difference between what flows and what is shown, as a sentence: edges missing, extra, and rates that are off. */
export function differences(
  truth: ReadonlyMap<string, EdgeRates>,
  shown: ReadonlyMap<string, EdgeRates>,
): readonly string[] {
  const missing = [...truth.keys()].filter((key) => !shown.has(key)).map((key) => `missing: ${key}`);
  const extra = [...shown.keys()].filter((key) => !truth.has(key)).map((key) => `extra: ${key}`);
  const wrong = [...truth].flatMap(([key, expected]) => {
    const actual = shown.get(key);
    return actual === undefined ? [] : rateDifferences(key, expected, actual);
  });
  return [...missing, ...extra, ...wrong];
}

function rateDifferences(key: string, expected: EdgeRates, actual: EdgeRates): readonly string[] {
  const fields = ["requests", "errors", "bytesToServer", "bytesToClient"] as const;
  return fields
    .filter((field) => !isClose(expected[field], actual[field]))
    .map((field) => `${key}: ${field} ${actual[field]} instead of ${expected[field]}`);
}

function isClose(expected: number, actual: number): boolean {
  return Math.abs(actual - expected) <= Math.max(TOLERATED_PER_SECOND, expected * TOLERATED_SHARE);
}
