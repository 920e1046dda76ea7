import type { JsonObject } from "../../mesh/cluster-object";
import { isJsonObject, objectAt, objectsAt, textAt } from "../../mesh/read-json";
import { quoted } from "../quoted";
import { type ExplainCall, headerOf } from "../routed";
import { textMiss } from "../virtual-services/match-text";

/** A condition on a header or query parameter. */
interface NamedCondition {
  readonly name: string;
  /** `exact` or `regex`, as Istio has it. */
  readonly condition: JsonObject;
}

export interface PathCondition {
  readonly type: "Exact" | "PathPrefix" | "RegularExpression";
  /** A prefix without a slash at its end, but for `/` itself. */
  readonly value: string;
}

/** One match of a rule of an HTTPRoute or GRPCRoute; all of its conditions must hold. */
export interface ApiMatch {
  /** null: any path. */
  readonly path: PathCondition | null;
  /** "" for any. */
  readonly method: string;
  readonly headers: readonly NamedCondition[];
  readonly queryParams: readonly NamedCondition[];
}

/** Of several conditions on one name the first counts. */
function namedConditions(
  match: JsonObject,
  field: string,
  nameOf: (name: string) => string,
): readonly NamedCondition[] {
  const byName = new Map<string, NamedCondition>();
  for (const one of objectsAt(match, field)) {
    const name = nameOf(textAt(one, "name"));
    const value = textAt(one, "value");
    const condition = textAt(one, "type") === "RegularExpression" ? { regex: value } : { exact: value };
    if (!byName.has(name)) byName.set(name, { name, condition });
  }
  return [...byName.values()];
}

const headersOf = (match: JsonObject): readonly NamedCondition[] =>
  namedConditions(match, "headers", (name) => name.toLowerCase());

function httpPath(match: JsonObject): PathCondition {
  const path = objectAt(match, "path");
  const [type, value] = [textAt(path, "type"), textAt(path, "value") || "/"];
  if (type === "Exact" || type === "RegularExpression") return { type, value };
  return { type: "PathPrefix", value: value === "/" ? value : value.replace(/\/$/, "") };
}

/** gRPC names its method in the path: `/package.Service/Method`. */
function grpcPath(match: JsonObject): PathCondition | null {
  const { method } = match;
  if (!isJsonObject(method)) return null;
  const [service, name] = [textAt(method, "service"), textAt(method, "method")];
  if (textAt(method, "type") === "RegularExpression")
    return { type: "RegularExpression", value: `/${service || "[^/]+"}/${name || ".+"}` };
  if (service === "") return { type: "RegularExpression", value: `/[^/]+/${name}` };
  return name === ""
    ? { type: "PathPrefix", value: `/${service}` }
    : { type: "Exact", value: `/${service}/${name}` };
}

/**
 * Reads a match of a rule of an HTTPRoute or GRPCRoute.
 * https://gateway-api.sigs.k8s.io/reference/spec/#httproutematch and #grpcroutematch
 */
export function apiMatch(kind: string, match: JsonObject): ApiMatch {
  const headers = headersOf(match);
  if (kind === "GRPCRoute") return { path: grpcPath(match), method: "", headers, queryParams: [] };
  const queryParams = namedConditions(match, "queryParams", (name) => name);
  return { path: httpPath(match), method: textAt(match, "method"), headers, queryParams };
}

function pathMiss({ type, value }: PathCondition, path: string): string | null {
  if (type === "RegularExpression") return textMiss("path", { regex: value }, path);
  if (type === "Exact") return textMiss("path", { exact: value }, path);
  if (value === "/" || path === value || path.startsWith(`${value}/`)) return null;
  return `the path is ${quoted(path)}, it asks for one below ${quoted(value)}`;
}

/**
 * Why a match does not take a request, the first reason of it; null where it takes it. Prefixes are of whole segments,
 * expressions must fit the whole text, the query is no part of the path.
 * https://gateway-api.sigs.k8s.io/reference/spec/#pathmatchtype
 */
export function apiMatchMiss(
  { path, method, headers, queryParams }: ApiMatch,
  call: ExplainCall,
): string | null {
  const [own = "", ...rest] = call.path.split("?");
  const miss = path && pathMiss(path, own);
  if (miss) return miss;
  if (method !== "" && method !== call.method) return textMiss("method", { exact: method }, call.method);
  for (const { name, condition } of headers) {
    const missed = textMiss(`header ${name}`, condition, headerOf(call, name));
    if (missed !== null) return missed;
  }
  const query = new URLSearchParams(rest.join("?"));
  for (const { name, condition } of queryParams) {
    const missed = textMiss(`query parameter ${name}`, condition, query.get(name) ?? undefined);
    if (missed !== null) return missed;
  }
  return null;
}
