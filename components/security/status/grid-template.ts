/** The CSS grid of a line: name, configured, observed, rate, data plane, what stands out. */
export const GRID_TEMPLATE = "minmax(200px, 1.5fr) minmax(216px, 1.4fr) 186px 84px 84px minmax(210px, 1.7fr)";
