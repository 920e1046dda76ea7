/** The box that the key "/" leads to; there is at most one on a page. */
export const FILTER_BOX_ID = "filter-box";
