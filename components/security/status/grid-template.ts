/** The CSS grid of a line: name, configured, observed, rate, data plane, what stands out. */
export const GRID_TEMPLATE = "minmax(176px, 1.5fr) minmax(214px, 1.4fr) 174px 80px 74px minmax(300px, 1.6fr)";
