/** The CSS grid of a line: name, configured, observed, rate, data plane, what stands out. */
export const GRID_TEMPLATE = "minmax(176px, 1.5fr) minmax(238px, 1.4fr) 174px 80px 74px minmax(276px, 1.6fr)";
