import type { GraphTheme } from "./graph-theme";
import { BADGE_SIZE, GLYPH_SIZE, SECOND_LINE } from "./node-images";
import type { StyleRule } from "./style-rule";

const NODE_SIZE = 44;
const NAME_SIZE = 12;
const SECOND_LINE_TOP = `${String(NODE_SIZE + 21)}px`;
/** Labels smaller than this on the screen are left out: they could not be read and cost most of a large drawing. */
export function smallestLabel(large: boolean): number {
  return large ? 7 : 4.5;
}

/** Nodes: a disc with a ring of response classes, a sign inside, the name below. */
export function nodeStyle(theme: GraphTheme, large: boolean): StyleRule[] {
  return [
    {
      selector: 'node[kind="node"]',
      style: {
        ...disc(theme),
        ...ring(theme),
        ...images([GLYPH_SIZE], ["50%"], ["50%"]),
        ...name(theme, large),
      },
    },
    {
      selector: 'node[kind="node"][badge=1]',
      style: images([GLYPH_SIZE, BADGE_SIZE], ["50%", "34px"], ["50%", "-5px"]),
    },
    glow("degraded", theme.warn, large),
    glow("failure", theme.bad, large),
  ];
}

function disc(theme: GraphTheme): StyleRule["style"] {
  return {
    width: NODE_SIZE,
    height: NODE_SIZE,
    "background-color": theme.surface,
    "overlay-opacity": 0,
    "bounds-expansion": [30, 54, 36, 54],
  };
}

function ring(theme: GraphTheme): StyleRule["style"] {
  return {
    "pie-size": "100%",
    "pie-hole": "80%",
    "pie-1-background-color": theme.ok,
    "pie-1-background-size": "data(ok)",
    "pie-2-background-color": theme.warn,
    "pie-2-background-size": "data(clientError)",
    "pie-3-background-color": theme.bad,
    "pie-3-background-size": "data(serverError)",
    "pie-4-background-color": theme.tcp,
    "pie-4-background-size": "data(tcp)",
    "pie-5-background-color": theme.lineStrong,
    "pie-5-background-size": "data(idle)",
  };
}

/** Places square images, then the second line below the name. */
function images(sizes: readonly number[], x: readonly string[], y: readonly string[]): StyleRule["style"] {
  return {
    "background-image": "data(images)",
    "background-fit": [...sizes, 0].map(() => "none"),
    "background-clip": [...sizes, 0].map(() => "none"),
    "background-width": [...sizes, SECOND_LINE.width].map((size) => `${String(size)}px`),
    "background-height": [...sizes, SECOND_LINE.height].map((size) => `${String(size)}px`),
    "background-position-x": [...x, "50%"],
    "background-position-y": [...y, SECOND_LINE_TOP],
    "background-image-containment": ["inside", ...sizes.map(() => "over")],
  };
}

function name(theme: GraphTheme, large: boolean): StyleRule["style"] {
  return {
    label: "data(label)",
    color: theme.text,
    "font-family": theme.fontFamily,
    "font-size": NAME_SIZE,
    "font-weight": 600,
    "line-height": 1.25,
    "text-valign": "bottom",
    "text-margin-y": 6,
    "text-wrap": large ? "wrap" : "ellipsis",
    "text-max-width": "168px",
    "text-outline-color": theme.background,
    "text-outline-width": 1.5,
    "min-zoomed-font-size": smallestLabel(large),
  };
}

function glow(status: string, colour: string, large: boolean): StyleRule {
  return {
    selector: `node[status="${status}"]`,
    style: {
      "underlay-color": colour,
      "underlay-opacity": large ? 0.4 : 0.13,
      "underlay-padding": 9,
      "underlay-shape": "ellipse",
    },
  };
}
