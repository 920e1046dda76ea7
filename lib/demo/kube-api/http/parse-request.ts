/** What a request asks of a resource; the attributes authorization is decided on. */
export interface ResourceRequest {
  readonly type: "resource";
  readonly verb: string;
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  /** Empty: across all namespaces, or cluster-scoped. */
  readonly namespace: string;
  /** Empty: the collection. */
  readonly name: string;
  /** Empty: the object itself. */
  readonly subresource: string;
  readonly query: URLSearchParams;
}

export interface PathRequest {
  readonly type: "path";
  readonly verb: string;
  readonly path: string;
}

const VERBS: Readonly<Record<string, { readonly one: string; readonly many: string }>> = {
  GET: { one: "get", many: "list" },
  HEAD: { one: "get", many: "list" },
  POST: { one: "create", many: "create" },
  PUT: { one: "update", many: "update" },
  PATCH: { one: "patch", many: "patch" },
  DELETE: { one: "delete", many: "deletecollection" },
};

const isTrue = (value: string | null): boolean => value === "true" || value === "1" || value === "";

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** /namespaces/{ns}/{plural}/…, else /{plural}/{name}/…; `namespaces/{ns}` itself is a request within that namespace. */
function splitResource(parts: readonly string[]): readonly [namespace: string, ...rest: string[]] {
  const [first = "", second = "", third] = parts;
  const subresource = third === "status" || third === "finalize";
  if (first === "namespaces" && third !== undefined && !subresource) return [second, ...parts.slice(2)];
  return [first === "namespaces" ? second : "", ...parts];
}

/** Reads method and URL as the API server's RequestInfo does: `/api/v1/…` and `/apis/{group}/{version}/…` are resources. */
export function parseRequest(method: string, url: string): ResourceRequest | PathRequest {
  const { pathname, searchParams: query } = new URL(url, "https://127.0.0.1");
  const parts = pathname.split("/").filter(Boolean).map(decode);
  const verbs = VERBS[method] ?? { one: method.toLowerCase(), many: method.toLowerCase() };
  const prefix = parts[0] === "api" ? 2 : 3;
  if ((parts[0] !== "api" && parts[0] !== "apis") || parts.length <= prefix)
    return { type: "path", verb: method.toLowerCase(), path: pathname };
  const [namespace, plural = "", name = "", subresource = ""] = splitResource(parts.slice(prefix));
  const verb = name === "" ? verbs.many : verbs.one;
  return {
    type: "resource",
    verb: verb === "list" && query.has("watch") && isTrue(query.get("watch")) ? "watch" : verb,
    group: prefix === 2 ? "" : (parts[1] ?? ""),
    version: parts[prefix - 1] ?? "",
    plural,
    namespace,
    name,
    subresource,
    query,
  };
}
