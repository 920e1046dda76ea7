import type { Graph, GraphEdge, GraphNode } from "@/lib/domain/graph/graph";
import { boxTitle } from "./box-image";
import { edgeLabel, type EdgeLabelOptions } from "./edge-label";
import { edgeShares } from "./edge-shares";
import { edgeWidth } from "./edge-width";
import { glyphOf } from "./glyph";
import { isLargeGraph } from "./graph-size";
import type { GraphTheme } from "./graph-theme";
import { boxId, selectedBox } from "./namespace-box";
import { badgeImage, glyphImage, secondLineImage } from "./node-images";
import { nodeRing } from "./node-ring";
import { isUnexpectedPlaintext } from "./unexpected-plaintext";
import { secondLine } from "./second-line";

/** One thing on the canvas. `data` is all it is drawn from: equal data, equal picture. */
export interface CanvasElement {
  readonly group: "nodes" | "edges";
  readonly data: CanvasData;
}

export interface CanvasData {
  readonly id: string;
  readonly kind: "node" | "edge" | "box";
  readonly parent?: string;
  readonly source?: string;
  readonly target?: string;
  readonly [attribute: string]: string | number | readonly string[] | undefined;
}

export interface ElementOptions extends EdgeLabelOptions {
  readonly boxes: boolean;
  readonly homeCluster: string;
  readonly theme: GraphTheme;
  /** Gateways of the mesh as `gatewayKey` names them: what comes to them from outside is not expected under mutual TLS. */
  readonly gateways: ReadonlySet<string>;
}

/** All elements of a graph, boxes before what stands in them, ready to draw. O(nodes + edges). */
export function elements(graph: Graph, options: ElementOptions): readonly CanvasElement[] {
  const called = new Set(graph.edges.map((edge) => edge.target));
  const calling = new Set(graph.edges.map((edge) => edge.source));
  const shares = edgeShares(graph.edges);
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const large = isLargeGraph(graph);
  const nodes = graph.nodes.map((node) =>
    nodeElement(node, { ...options, large, isEntry: calling.has(node.id) && !called.has(node.id) }),
  );
  const edges = graph.edges.map((edge) => edgeElement(edge, shares.get(edge.id) ?? 0, byId, options));
  return [...(options.boxes ? boxElements(graph.nodes, large, options) : []), ...nodes, ...edges];
}

function boxElements(nodes: readonly GraphNode[], large: boolean, options: ElementOptions): CanvasElement[] {
  const ids = new Set(nodes.flatMap((node) => boxId(node, options.homeCluster) ?? []));
  return [...ids].map((id) => {
    const namespace = selectedBox(id) ?? id;
    if (large) {
      return { group: "nodes", data: { id, kind: "box", namespace, titleHeight: titleSize(ids.size) } };
    }
    const { image, width, height } = boxTitle(options.words.namespace, namespace, 12, options.theme);
    return {
      group: "nodes",
      data: { id, kind: "box", title: image, titleWidth: width, titleHeight: height },
    };
  });
}

/** The more boxes, the farther away they are seen. */
function titleSize(boxes: number): number {
  if (boxes <= 4) return 28;
  return boxes <= 15 ? 44 : 68;
}

interface NodeOptions extends ElementOptions {
  readonly large: boolean;
  readonly isEntry: boolean;
}

function nodeElement(node: GraphNode, options: NodeOptions): CanvasElement {
  const ring = nodeRing(node);
  const below = secondLine(node, options.words, options.boxes);
  const parent = options.boxes ? boxId(node, options.homeCluster) : null;
  const badge = badgeImage(node.health.status, options.theme);
  const glyph = glyphImage(glyphOf(node, options.isEntry), options.theme);
  return {
    group: "nodes",
    data: {
      id: node.id,
      kind: "node",
      ...(parent === null ? {} : { parent }),
      label: options.large ? `${node.name}\n${below}` : node.name,
      status: node.health.status,
      images: [
        glyph,
        ...(badge === null ? [] : [badge]),
        ...(options.large ? [] : [secondLineImage(below, options.theme)]),
      ],
      badge: badge === null ? 0 : 1,
      ...ring,
    },
  };
}

function edgeElement(
  edge: GraphEdge,
  share: number,
  byId: ReadonlyMap<string, GraphNode>,
  options: ElementOptions,
): CanvasElement {
  const target = byId.get(edge.target);
  const plaintext = isUnexpectedPlaintext(edge, target, options.gateways);
  return {
    group: "edges",
    data: {
      id: edge.id,
      kind: "edge",
      source: edge.source,
      target: edge.target,
      width: edgeWidth(edge),
      status: edge.health.status,
      protocol: edge.protocol,
      plaintext: plaintext ? 1 : 0,
      crossing: byId.get(edge.source)?.namespace === target?.namespace ? 0 : 1,
      label: edgeLabel(plaintext ? edge : { ...edge, mtlsPercent: null }, share, options),
    },
  };
}
