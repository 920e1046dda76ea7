import { graphParametersSchema } from "@/lib/contracts/graph-parameters";
import { GRAPH_TYPES, type GraphOptions } from "@/lib/domain/graph/graph-options";
import { badParameter } from "../errors";
import { parseAt, type Moment } from "./parse-at";
import { parseInclude } from "./parse-include";
import { parseNamespaces } from "./parse-namespaces";
import { parseWindow } from "./parse-window";
import { readParameters } from "./read-parameters";

export interface GraphRequest {
  /** Sorted and distinct; null means every visible namespace. */
  readonly namespaces: readonly string[] | null;
  readonly windowSeconds: number;
  /** null is now. */
  readonly at: Moment | null;
  readonly options: GraphOptions;
}

const NAMES = Object.keys(graphParametersSchema.shape);

/**
 * Reads the parameters of a graph. `now` is in unix seconds, `retentionSeconds` what the metrics source keeps. Throws a
 * 400 problem that names the parameter.
 */
export function parseGraphRequest(
  search: URLSearchParams,
  now: number,
  retentionSeconds: number,
): GraphRequest {
  const { namespaces, window, at, type, serviceNodes, include } = readParameters(search, NAMES);
  return {
    namespaces: parseNamespaces(namespaces),
    windowSeconds: parseWindow(window ?? "5m", retentionSeconds),
    at: at === undefined ? null : parseAt(at, now, retentionSeconds),
    options: {
      type: oneOf("type", type, GRAPH_TYPES) ?? "workload",
      serviceNodes: oneOf("serviceNodes", serviceNodes, ["true", "false"]) === "true",
      ...parseInclude(include),
    },
  };
}

function oneOf<T extends string>(
  name: string,
  text: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (text === undefined) return undefined;
  const value = allowed.find((candidate) => candidate === text);
  if (value === undefined) throw badParameter(name, `Parameter ${name} is one of ${allowed.join(", ")}.`);
  return value;
}
