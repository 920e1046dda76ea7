/** Headings of the navigation; the first has none. */
export const PAGE_GROUPS = ["look", "control", "security", "diagnose"] as const;

/** The pages of Meshlens, in the order of the navigation; the key is also the name of the page's title. */
export const PAGES = [
  { key: "graph", path: "/graph", group: "look" },
  { key: "config", path: "/config", group: "control" },
  { key: "splits", path: "/splits", group: "control" },
  { key: "routes", path: "/routes", group: "control" },
  { key: "exposures", path: "/exposures", group: "security" },
  { key: "mtls", path: "/mtls", group: "security" },
  { key: "egress", path: "/egress", group: "security" },
  { key: "status", path: "/status", group: "diagnose" },
] as const satisfies readonly {
  readonly key: string;
  readonly path: string;
  readonly group: (typeof PAGE_GROUPS)[number];
}[];
export type PageKey = (typeof PAGES)[number]["key"];
