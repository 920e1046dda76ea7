/** The CSS grid of a line: name, configured, observed, rate, data plane, what stands out. */
export const GRID_TEMPLATE = "minmax(170px, 1.5fr) minmax(232px, 1.4fr) 206px 80px 74px minmax(254px, 1.6fr)";
