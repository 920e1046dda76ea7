/** The box that "/" leads to. */
export const FILTER_BOX_ID = "security-filter";
