import { readFlag, readInteger } from "../http/read-parameter";
import { refuseOptions } from "../http/refuse-options";
import type { Refused } from "../http/reply";
import { type FieldError, fieldError } from "../validation/field-error";

/** The parameters of a list or watch: https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions */
export interface ListOptions {
  /** 0: all at once. */
  readonly limit: number;
  readonly continueToken: string;
  readonly resourceVersion: string;
  readonly match: "" | "Exact" | "NotOlderThan";
  /** Null: as long as the server likes. */
  readonly timeoutSeconds: number | null;
  readonly bookmarks: boolean;
  readonly sendInitialEvents: boolean;
}

const MATCH = "resourceVersionMatch";

function problemsOfList(query: URLSearchParams, match: string): readonly FieldError[] {
  const version = query.get("resourceVersion") ?? "";
  const problems: FieldError[] = [];
  if (match !== "") {
    if (version === "")
      problems.push(
        fieldError.forbidden(MATCH, "resourceVersionMatch is forbidden unless resourceVersion is provided"),
      );
    if ((query.get("continue") ?? "") !== "")
      problems.push(
        fieldError.forbidden(MATCH, "resourceVersionMatch is forbidden when continue is provided"),
      );
    if (match !== "Exact" && match !== "NotOlderThan")
      problems.push(fieldError.notSupported(MATCH, match, ["Exact", "NotOlderThan", ""]));
    if (match === "Exact" && version === "0")
      problems.push(
        fieldError.forbidden(MATCH, 'resourceVersionMatch "exact" is forbidden for resourceVersion "0"'),
      );
  }
  if (query.has("sendInitialEvents"))
    problems.push(fieldError.forbidden("sendInitialEvents", "sendInitialEvents is forbidden for list"));
  return problems;
}

function problemsOfWatch(query: URLSearchParams, match: string): readonly FieldError[] {
  const initial = query.has("sendInitialEvents");
  const problems: FieldError[] = [];
  if (initial && match !== "NotOlderThan")
    problems.push(
      fieldError.forbidden(MATCH, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"),
    );
  if (match === "") return problems;
  if (!initial)
    problems.push(
      fieldError.forbidden(
        MATCH,
        "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided",
      ),
    );
  if (match !== "NotOlderThan") problems.push(fieldError.notSupported(MATCH, match, ["NotOlderThan"]));
  if ((query.get("continue") ?? "") !== "")
    problems.push(fieldError.forbidden(MATCH, "resourceVersionMatch is forbidden when continue is provided"));
  return problems;
}

function optionsOf(query: URLSearchParams, limit: number | null, timeout: number | null): ListOptions {
  const match = query.get("resourceVersionMatch");
  return {
    limit: Math.max(0, limit ?? 0),
    continueToken: query.get("continue") ?? "",
    resourceVersion: query.get("resourceVersion") ?? "",
    match: match === "Exact" || match === "NotOlderThan" ? match : "",
    timeoutSeconds: timeout,
    bookmarks: readFlag(query, "allowWatchBookmarks") ?? false,
    sendInitialEvents: readFlag(query, "sendInitialEvents") ?? false,
  };
}

/** Reads the parameters of a list or watch; 400 where one cannot be read, 422 where they do not go together. */
export function readListOptions(
  query: URLSearchParams,
  watching: boolean,
): { readonly ok: true; readonly options: ListOptions } | Refused {
  const limit = readInteger(query, "limit");
  if (!limit.ok) return limit;
  const timeout = readInteger(query, "timeoutSeconds");
  if (!timeout.ok) return timeout;
  const match = query.get("resourceVersionMatch") ?? "";
  const problems = watching ? problemsOfWatch(query, match) : problemsOfList(query, match);
  return problems.length > 0
    ? refuseOptions("ListOptions", problems)
    : { ok: true, options: optionsOf(query, limit.value, timeout.value) };
}
