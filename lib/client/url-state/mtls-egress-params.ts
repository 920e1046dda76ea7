import { parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs";

/** What REGISTRY_ONLY would do to a call. */
export const EGRESS_FATES = ["cut", "unknown", "refused", "stays"] as const;
export type EgressFate = (typeof EGRESS_FATES)[number];

/** What the egress page shows; nothing of it is asked of the server. */
export const egressParams = {
  text: parseAsString.withDefault(""),
  fate: parseAsArrayOf(parseAsStringLiteral(EGRESS_FATES)).withDefault([]),
};
