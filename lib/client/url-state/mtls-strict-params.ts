import { parseAsString, parseAsStringLiteral } from "nuqs";

/** How far back a verdict looks. A caller that comes once a day is not seen in an hour. */
export const LOOKBACKS = ["1h", "6h", "12h", "1d", "3d", "7d"] as const;

/** How far back verdicts look; apart from the window of the header, which ends at a day and starts at five minutes. */
export const lookbackParams = { lookback: parseAsStringLiteral(LOOKBACKS).withDefault("1d") };

/** The scope a STRICT verdict is about: no namespace is the mesh, no workload all of the namespace. */
export const strictScopeParams = {
  namespace: parseAsString.withDefault(""),
  workload: parseAsString.withDefault(""),
};
