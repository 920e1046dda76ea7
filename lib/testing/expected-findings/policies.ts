import type { ExpectedFinding } from "../expected-finding";

/** What policies keep out in policies they keep out by rules that are well formed. */
export const policiesFindings: readonly ExpectedFinding[] = [];
