/** The CSS grid of a line: name, configured, observed, rate, data plane, what stands out. */
export const GRID_TEMPLATE = "minmax(180px, 1.5fr) minmax(220px, 1.3fr) 196px 80px 80px minmax(262px, 1.8fr)";
