/** The CSS grid of a line: name, configured, observed, rate, data plane, what stands out. */
export const GRID_TEMPLATE = "minmax(176px, 1.3fr) minmax(256px, 1.6fr) 174px 80px 82px minmax(290px, 1.5fr)";
