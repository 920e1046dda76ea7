const ORDER = ["UH", "UT", "UF", "UC", "UO", "NR", "DI", "FI", "UAEX", "DC", "URX", "NC"];

/**
 * Response flags with one more among them, in the order in which Envoy writes them.
 * https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#response-flags
 */
export const withFlag = (flags: string, flag: string): string =>
  [...flags.split(",").filter((one) => one !== ""), flag]
    .toSorted((left, right) => ORDER.indexOf(left) - ORDER.indexOf(right))
    .join(",");
