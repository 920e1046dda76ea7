/** A finding as tables of expectations write it; the path as people write one: `spec.http[0].route[1].weight`. */
export type ExpectedFinding = readonly [code: string, kind: string, object: string, path: string];
