/** The scenarios of the simulated mesh that are known by name; `large(namespaces,services)` takes its size as well. */
export const SCENARIO_NAMES = [
  "bookinfo",
  "canary",
  "web",
  "shop",
  "mtls-gap",
  "policies",
  "egress",
  "ambient",
  "broken-config",
] as const;
export type ScenarioName = (typeof SCENARIO_NAMES)[number];
