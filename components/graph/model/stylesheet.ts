import { edgeStyle } from "./edge-style";
import type { GraphTheme } from "./graph-theme";
import { nodeStyle } from "./node-style";
import { stateStyle } from "./state-style";
import type { StyleRule } from "./style-rule";

/** How elements look, from their data and the theme. `large`: a graph whose drawing must be kept cheap. */
export function stylesheet(theme: GraphTheme, large: boolean): StyleRule[] {
  return [
    ...nodeStyle(theme, large),
    boxStyle(theme, large),
    ...edgeStyle(theme, large),
    ...stateStyle(theme),
  ];
}

function boxStyle(theme: GraphTheme, large: boolean): StyleRule {
  return {
    selector: 'node[kind="box"]',
    style: {
      shape: "round-rectangle",
      "corner-radius": "14px",
      "background-color": theme.surface,
      "background-opacity": 0.55,
      "border-width": large ? 4 : 1.2,
      "border-style": "dashed",
      "border-dash-pattern": [5, 4],
      "border-color": theme.lineStrong,
      "z-compound-depth": "bottom",
      ...(large ? titleAbove(theme) : titleInside()),
      "overlay-opacity": 0,
    },
  };
}

/** Read from afar, and out of the way of the nodes. */
function titleAbove(theme: GraphTheme): StyleRule["style"] {
  return {
    width: "data(boxWidth)",
    height: "data(boxHeight)",
    label: "data(namespace)",
    color: theme.muted,
    "font-family": theme.fontFamily,
    "font-size": "data(titleHeight)",
    "font-weight": 600,
    "text-valign": "top",
    "text-margin-y": -8,
    "min-zoomed-font-size": 7,
  };
}

function titleInside(): StyleRule["style"] {
  return {
    padding: "14px",
    "background-image": "data(title)",
    "background-fit": "none",
    "background-width": "data(titleWidth)",
    "background-height": "data(titleHeight)",
    "background-position-x": "16px",
    "background-position-y": "10px",
  };
}
