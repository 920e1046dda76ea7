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
      ...(large ? { width: "data(boxWidth)", height: "data(boxHeight)" } : { padding: "14px" }),
      "background-image": "data(title)",
      "background-fit": "none",
      "background-width": "data(titleWidth)",
      "background-height": "data(titleHeight)",
      "background-position-x": large ? "50%" : "16px",
      "background-position-y": large ? "50%" : "10px",
      "background-clip": large ? "none" : "node",
      "background-image-opacity": large ? 0.35 : 1,
      "overlay-opacity": 0,
    },
  };
}
