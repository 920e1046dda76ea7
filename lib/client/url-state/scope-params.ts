import { parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs";
import { parseAsMoment } from "./parse-as-moment";
import { REFRESHES } from "./refreshes";
import { WINDOWS } from "./windows";

/** What every page shares: which namespaces, which time, how often. No namespaces means all visible; no `at` means live. */
export const scopeParams = {
  namespaces: parseAsArrayOf(parseAsString).withDefault([]),
  window: parseAsStringLiteral(WINDOWS).withDefault("5m"),
  at: parseAsMoment,
  refresh: parseAsStringLiteral(REFRESHES).withDefault("auto"),
};
