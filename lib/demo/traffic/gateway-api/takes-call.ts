import type { Call } from "../model/call";
import { safePattern } from "../routing/safe-pattern";
import type { HttpMatch, NamedMatch } from "./http-match";

const matchesWhole = (pattern: string, text: string): boolean =>
  safePattern(pattern, "whole")?.test(text) ?? false;

const holds = ({ value, regex }: NamedMatch, actual: string | null | undefined): boolean => {
  if (typeof actual !== "string") return false;
  return regex ? matchesWhole(value, actual) : actual === value;
};

function pathHolds(path: HttpMatch["path"], actual: string): boolean {
  switch (path?.type) {
    case undefined:
      return true;
    case "Exact":
      return actual === path.value;
    case "RegularExpression":
      return matchesWhole(path.value, actual);
    case "PathPrefix":
      return path.value === "/" || actual === path.value || actual.startsWith(`${path.value}/`);
  }
}

/**
 * Whether a match takes a request. Prefixes are of whole segments, regular expressions fit the whole text, the query is no
 * part of the path. https://gateway-api.sigs.k8s.io/reference/spec/#pathmatchtype
 */
export function takesCall(match: HttpMatch, call: Call): boolean {
  const [path = "", ...rest] = call.path.split("?");
  const query = new URLSearchParams(rest.join("?"));
  return (
    pathHolds(match.path, path) &&
    (match.method === "" || match.method === call.method) &&
    match.headers.every((one) => holds(one, call.headers.get(one.name))) &&
    match.queryParams.every((one) => holds(one, query.get(one.name)))
  );
}
