/** The CSS grid of a line: name, configured, observed, rate, data plane, what stands out. */
export const GRID_TEMPLATE = "minmax(176px, 1.5fr) minmax(226px, 1.4fr) 174px 80px 74px minmax(288px, 1.6fr)";
