import { parseAsArrayOf, parseAsBoolean, parseAsInteger, parseAsString } from "nuqs";

/** The request that the explorer explains: all of it is in the URL, so that it can be sent to somebody. */
export const explorerParams = {
  /** `namespace/workload`; "" for a sender outside. */
  from: parseAsString.withDefault(""),
  host: parseAsString.withDefault(""),
  port: parseAsInteger,
  tls: parseAsBoolean,
  method: parseAsString.withDefault("GET"),
  path: parseAsString.withDefault("/"),
  /** `name: value` each. */
  header: parseAsArrayOf(parseAsString).withDefault([]),
  /** Claims of a token as JSON; never a token itself. */
  claims: parseAsString.withDefault(""),
  /** Unix milliseconds: the configuration as it was then. */
  then: parseAsInteger,
  /** Id of a draft of this browser. */
  draft: parseAsString,
  /** The configuration as it is beside the one chosen. */
  compare: parseAsBoolean.withDefault(true),
};
