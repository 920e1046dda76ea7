import type { ExpectedFinding } from "../expected-finding";

/** Nothing is wrong with the objects of bookinfo: `report` in `legacy` is kept out of the mesh on purpose. */
export const bookinfoFindings: readonly ExpectedFinding[] = [];
