/** The pages of Meshlens, in the order of the navigation; the key is also the name of the page's title. */
export const PAGES = [
  { key: "graph", path: "/graph" },
  { key: "config", path: "/config" },
  { key: "status", path: "/status" },
] as const;
export type PageKey = (typeof PAGES)[number]["key"];
