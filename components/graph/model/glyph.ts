import type { GraphNode } from "@/lib/domain/graph/graph";

export const GLYPHS = {
  workload: '<rect x="4.5" y="4.5" width="15" height="15" rx="3"/>',
  app: '<path d="M12 3.5 20.5 12 12 20.5 3.5 12z"/>',
  service: '<path d="M12 4.5 20.5 19.5h-17z"/>',
  entry: '<path d="M3 12h12M11 7.5l4.5 4.5-4.5 4.5M20 5v14"/>',
  globe: '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c3 3 3 14 0 17M12 3.5c-3 3-3 14 0 17"/>',
  unknown: '<path d="M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.2-1.5 2.3M12 18.4v.2"/>',
  passthrough: '<path d="M3 12h3M9 12h3M15 12h5M16.5 8l4 4-4 4"/>',
  blackHole: '<circle cx="12" cy="12" r="8"/><path d="M6.5 17.5l11-11"/>',
} as const;
export type Glyph = keyof typeof GLYPHS;

/** The sign inside a node's ring. `isEntry`: traffic starts here, as at an ingress gateway. */
export function glyphOf(node: GraphNode, isEntry: boolean): Glyph {
  switch (node.type) {
    case "external":
    case "serviceEntry":
      return "globe";
    case "unknown":
    case "passthrough":
    case "blackHole":
    case "service":
      return node.type;
    case "app":
      return isEntry ? "entry" : "app";
    case "workload":
    case "versionedApp":
      return isEntry ? "entry" : "workload";
  }
}
