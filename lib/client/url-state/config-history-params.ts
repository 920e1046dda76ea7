import { parseAsString, parseAsStringLiteral } from "nuqs";

export const HISTORY_SPANS = ["1h", "1d", "7d"] as const;
export type HistorySpan = (typeof HISTORY_SPANS)[number];

/** Which changes the history shows; `kind` alone is asked of the server. */
export const configHistoryParams = {
  kind: parseAsString,
  manager: parseAsString,
  text: parseAsString.withDefault(""),
  within: parseAsStringLiteral(HISTORY_SPANS),
};
