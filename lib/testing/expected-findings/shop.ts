import type { ExpectedFinding } from "../expected-finding";

/** What is slow in shop is a provider outside. */
export const shopFindings: readonly ExpectedFinding[] = [];
