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

/** The group, version and what follows them of `/api/v1/…` and `/apis/{group}/{version}/…`; null for any other path. */
function splitPath([root, ...parts]: readonly string[]):
  readonly [group: string, version: string, ...rest: string[]] | null {
  const [group, version, ...rest] = root === "api" ? ["", ...parts] : parts;
  const known = root === "api" || root === "apis";
  if (!known || group === undefined || version === undefined || rest.length === 0) return null;
  return [group, version, ...rest];
}

/** Reads method and URL as the API server's RequestInfo does: what lies below a group version is a resource. */
export function parseRequest(method: string, url: string): ResourceRequest | PathRequest {
  const parsed = URL.parse(url, "https://127.0.0.1");
  if (parsed === null) return { type: "path", verb: method.toLowerCase(), path: url };
  const { pathname, searchParams: query } = parsed;
  const path = splitPath(pathname.split("/").filter(Boolean).map(decode));
  if (path === null) return { type: "path", verb: method.toLowerCase(), path: pathname };
  const [group, version, ...rest] = path;
  const [namespace, plural = "", name = "", subresource = ""] = splitResource(rest);
  const { one, many } = VERBS[method] ?? { one: method.toLowerCase(), many: method.toLowerCase() };
  const watching = method === "GET" && name === "" && query.has("watch") && isTrue(query.get("watch"));
  const verb = name === "" ? many : one;
  return {
    type: "resource",
    verb: watching ? "watch" : verb,
    group,
    version,
    plural,
    namespace,
    name,
    subresource,
    query,
  };
}
