import type { Labels } from "./labels";
import type { Series } from "./series-source";

/** All labels of a series, the metric's name among them. */
export const namedLabels = ({ name, labels }: Series): Labels => ({ __name__: name, ...labels });
