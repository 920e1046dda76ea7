/** How often a live view asks again; "auto" follows the scrape interval. */
export const REFRESHES = ["auto", "off", "30s", "1m", "5m"] as const;
export type Refresh = (typeof REFRESHES)[number];
