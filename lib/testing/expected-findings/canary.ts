import type { ExpectedFinding } from "../expected-finding";

/** What is wrong with canary is in its workloads, not in its objects. */
export const canaryFindings: readonly ExpectedFinding[] = [];
