import { parseAsBoolean, parseAsString, parseAsStringLiteral } from "nuqs";

export const SPLIT_VERDICTS = ["all", "asConfigured", "differs", "cannotTell"] as const;
export const SPLIT_SORTS = ["service", "rate", "verdict"] as const;
export type SplitSort = (typeof SPLIT_SORTS)[number];

/** Which splits the list shows, and in what order. */
export const splitListParams = {
  text: parseAsString.withDefault(""),
  verdict: parseAsStringLiteral(SPLIT_VERDICTS).withDefault("all"),
  shifting: parseAsBoolean.withDefault(false),
  sort: parseAsStringLiteral(SPLIT_SORTS).withDefault("service"),
  desc: parseAsBoolean.withDefault(false),
};
