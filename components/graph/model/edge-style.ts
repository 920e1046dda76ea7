import type { GraphTheme } from "./graph-theme";
import { smallestLabel } from "./node-style";
import type { StyleRule } from "./style-rule";

/** Edges: width by rate, colour by health, dashes where plaintext was seen, a label on a plate. */
export function edgeStyle(theme: GraphTheme, large: boolean): StyleRule[] {
  return [
    { selector: "edge", style: { ...line(theme), ...label(theme, large) } },
    large
      ? { selector: "edge", style: { "curve-style": "straight" } }
      : { selector: "edge[bend]", style: curve() },
    { selector: 'edge[protocol="tcp"][status="healthy"]', style: coloured(theme.tcp) },
    { selector: 'edge[status="noTraffic"], edge[status="noData"]', style: coloured(theme.idle) },
    { selector: 'edge[status="degraded"]', style: { ...coloured(theme.warn), "z-index": 2 } },
    { selector: 'edge[status="failure"]', style: { ...coloured(theme.bad), "z-index": 3 } },
    ...(large ? quiet() : []),
    { selector: "edge[plaintext=1]", style: { "line-style": "dashed", "line-dash-pattern": [7, 5] } },
  ];
}

function line(theme: GraphTheme): StyleRule["style"] {
  return {
    width: "data(width)",
    ...coloured(theme.ok),
    "target-arrow-shape": "triangle",
    "arrow-scale": 0.85,
    "target-distance-from-node": 3,
    "source-distance-from-node": 2,
    "overlay-opacity": 0,
  };
}

const LABELLED = { label: "data(label)" };

/**
 * Among thousands of edges those that need attention must stand out; labels cost too much to be on all, so they show
 * where one points.
 */
function quiet(): StyleRule[] {
  return [
    { selector: 'edge[status="healthy"], edge[status="noTraffic"]', style: { opacity: 0.45 } },
    { selector: 'edge[status="healthy"][crossing=1]', style: { opacity: 0.12 } },
    { selector: 'edge[status="degraded"]', style: { opacity: 0.5 } },
    { selector: "edge.near, edge.selected", style: LABELLED },
  ];
}

/** An S-shaped curve that leaves and arrives level; its bends are computed from the ends' positions. */
function curve(): StyleRule["style"] {
  return {
    "curve-style": "unbundled-bezier",
    "control-point-weights": "data(bendWeights)",
    "control-point-distances": "data(bend)",
    "edge-distances": "node-position",
  };
}

function coloured(colour: string): StyleRule["style"] {
  return { "line-color": colour, "target-arrow-color": colour };
}

function label(theme: GraphTheme, large: boolean): StyleRule["style"] {
  return {
    ...(large ? {} : LABELLED),
    color: theme.muted,
    "font-family": theme.fontFamily,
    "font-size": 10.5,
    "text-background-color": theme.surface,
    "text-background-opacity": 0.96,
    "text-background-shape": "round-rectangle",
    "text-background-padding": "4px",
    "text-border-color": theme.line,
    "text-border-width": 1,
    "text-border-opacity": 1,
    "min-zoomed-font-size": smallestLabel(large),
    "text-wrap": "wrap",
    "line-height": 1.2,
  };
}
