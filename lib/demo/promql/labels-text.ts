import type { Labels } from "./labels";

/** Labels as Prometheus writes them in messages: `{__name__="up", pod="a"}`. */
export const labelsText = (labels: Labels): string =>
  `{${Object.entries(labels)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, value]) => `${name}=${JSON.stringify(value)}`)
    .join(", ")}}`;
