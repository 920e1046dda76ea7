import type { GraphTheme } from "./graph-theme";
import type { StyleRule } from "./style-rule";

/** What pointing, finding and selecting change; classes are set on the canvas, never in data. */
export function stateStyle(theme: GraphTheme): StyleRule[] {
  return [
    { selector: ".faded", style: { opacity: 0.18 } },
    { selector: 'node[kind="box"].faded', style: { opacity: 1 } },
    { selector: "edge.near", style: { opacity: 1, "z-index": 8, color: theme.text } },
    { selector: 'node[kind="node"].found', style: halo(theme.warn, 2) },
    { selector: 'node[kind="node"].selected', style: halo(theme.accent, 2.5) },
    {
      selector: 'node[kind="box"].selected',
      style: { "border-color": theme.accent, "border-style": "solid", "border-width": 2 },
    },
    {
      selector: "edge.selected",
      style: {
        opacity: 1,
        "underlay-color": theme.accent,
        "underlay-opacity": 0.28,
        "underlay-padding": 5,
        "text-border-color": theme.accent,
        color: theme.text,
        "z-index": 10,
      },
    },
  ];
}

function halo(colour: string, width: number): StyleRule["style"] {
  return {
    "outline-color": colour,
    "outline-width": width,
    "outline-offset": 5,
    "outline-opacity": 1,
    "z-index": 9,
  };
}
