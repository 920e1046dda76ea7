import type { ExpectedFinding } from "../expected-finding";

/** PERMISSIVE, STRICT and DISABLE side by side are all right but for one rule, which sends plain text to what refuses it. */
export const mtlsGapFindings: readonly ExpectedFinding[] = [
  ["KIA0207", "DestinationRule", "gap-mixed/ledger", "spec.trafficPolicy.tls.mode"],
];
