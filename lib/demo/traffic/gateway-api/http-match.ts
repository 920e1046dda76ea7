import type { Json } from "@/lib/domain/mesh/cluster-object";
import { isObject, jsonAt, objectsIn, textOr } from "../../world/read-json";

export interface NamedMatch {
  readonly name: string;
  readonly value: string;
  readonly regex: boolean;
}

/** One match of a rule: all of its conditions must hold. */
export interface HttpMatch {
  /** null: any path. */
  readonly path: {
    readonly type: "Exact" | "PathPrefix" | "RegularExpression";
    readonly value: string;
  } | null;
  /** "" for any. */
  readonly method: string;
  readonly headers: readonly NamedMatch[];
  readonly queryParams: readonly NamedMatch[];
}

/** Of several conditions on one name the first counts. */
function namedMatches(value: Json | undefined, nameOf: (name: string) => string): readonly NamedMatch[] {
  const byName = new Map<string, NamedMatch>();
  for (const one of objectsIn(value)) {
    const name = nameOf(textOr(one["name"]));
    if (!byName.has(name))
      byName.set(name, { name, value: textOr(one["value"]), regex: one["type"] === "RegularExpression" });
  }
  return [...byName.values()];
}

const headersOf = (written: Json): readonly NamedMatch[] =>
  namedMatches(jsonAt(written, "headers"), (name) => name.toLowerCase());

function pathOf(written: Json): HttpMatch["path"] {
  const value = textOr(jsonAt(written, "path", "value")) || "/";
  const type = jsonAt(written, "path", "type");
  if (type === "Exact" || type === "RegularExpression") return { type, value };
  return { type: "PathPrefix", value: value === "/" ? value : value.replace(/\/$/, "") };
}

/** gRPC names its method in the path, `/package.Service/Method`. */
function grpcPathOf(written: Json): HttpMatch["path"] {
  const method = jsonAt(written, "method");
  if (!isObject(method)) return null;
  const [service, name] = [textOr(method["service"]), textOr(method["method"])];
  if (method["type"] === "RegularExpression")
    return { type: "RegularExpression", value: `/${service || "[^/]+"}/${name || ".+"}` };
  if (service === "") return { type: "RegularExpression", value: `/[^/]+/${name}` };
  return name === ""
    ? { type: "PathPrefix", value: `/${service}` }
    : { type: "Exact", value: `/${service}/${name}` };
}

/**
 * Reads a match of a rule of an HTTPRoute or, with the kind GRPCRoute, of that one.
 * https://gateway-api.sigs.k8s.io/reference/spec/#httproutematch and #grpcroutematch
 */
export function httpMatch(kind: string, written: Json): HttpMatch {
  if (kind === "GRPCRoute")
    return { path: grpcPathOf(written), method: "", headers: headersOf(written), queryParams: [] };
  return {
    path: pathOf(written),
    method: textOr(jsonAt(written, "method")),
    headers: headersOf(written),
    queryParams: namedMatches(jsonAt(written, "queryParams"), (name) => name),
  };
}
