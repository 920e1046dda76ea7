/** What layout needs to know of a graph: plain data that crosses to a worker. Sizes and positions are in model pixels. */
export interface LayoutGraph {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly LayoutEdge[];
}

export interface LayoutNode {
  readonly id: string;
  /** Nodes of one group stay together; null: placed on its own. */
  readonly group: string | null;
}

export interface LayoutEdge {
  readonly source: string;
  readonly target: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Centres of nodes by node id. */
export type Positions = Readonly<Record<string, Point>>;
