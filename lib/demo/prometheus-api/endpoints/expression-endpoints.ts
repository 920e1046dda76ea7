import type { Expression } from "../../promql/parse/expression";
import { parseExpression } from "../../promql/parse/parse-expression";
import { prettyExpression } from "../../promql/parse/pretty-expression";
import { syntaxTree } from "../../promql/parse/syntax-tree";
import { PromqlError } from "../../promql/promql-error";
import { type ApiAnswer, failure, invalidParameter, success } from "../api-answer";
import type { ApiRequest } from "../api-request";
import { timeParameter } from "../parameters";

type Read =
  { readonly ok: true; readonly expression: Expression } | { readonly ok: false; readonly reason: string };

function readExpression({ parameters }: ApiRequest): Read {
  try {
    return { ok: true, expression: parseExpression(parameters.get("query") ?? "", 3) };
  } catch (error) {
    if (error instanceof PromqlError) return { ok: false, reason: error.message };
    throw error;
  }
}

/** /api/v1/format_query: the expression as Prometheus would write it. */
export function formatQuery(request: ApiRequest): ApiAnswer {
  const read = readExpression(request);
  return read.ok ? success(prettyExpression(read.expression)) : invalidParameter("query", read.reason);
}

/** /api/v1/parse_query: the expression as a tree. */
export function parseQuery(request: ApiRequest): ApiAnswer {
  const read = readExpression(request);
  return read.ok ? success(syntaxTree(read.expression)) : invalidParameter("query", read.reason);
}

/** /api/v1/query_exemplars: none, since none are scraped. */
export function queryExemplars(request: ApiRequest): ApiAnswer {
  const { parameters } = request;
  const start = timeParameter(parameters, "start", -Infinity);
  if (!start.ok) return invalidParameter("start", start.reason);
  const end = timeParameter(parameters, "end", Infinity);
  if (!end.ok) return invalidParameter("end", end.reason);
  if (end.value < start.value) return failure("bad_data", "end timestamp must not be before start timestamp");
  const read = readExpression(request);
  return read.ok ? success([]) : failure("bad_data", read.reason);
}
