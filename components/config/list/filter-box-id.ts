/** The box that the key "/" leads to. */
export const FILTER_BOX_ID = "config-filter";
