import type { ExpectedFinding } from "../expected-finding";

/** One Service in front of two Deployments is as it should be. */
export const webFindings: readonly ExpectedFinding[] = [];
