import type { GraphTheme } from "./graph-theme";
import { svgImage, svgText } from "./svg-image";

export interface BoxTitle {
  readonly image: string;
  readonly width: number;
  readonly height: number;
}

/** The title of a namespace box: "namespace bookinfo". Larger in large graphs, where it is read from afar. */
export function boxTitle(word: string, namespace: string, fontSize: number, theme: GraphTheme): BoxTitle {
  const width = Math.ceil((word.length + namespace.length + 3) * fontSize * 0.62);
  const height = Math.ceil(fontSize * 1.4);
  const text = `<text x="1" y="${String(fontSize)}" font-size="${String(fontSize)}" font-family="${svgText(theme.fontFamily)}" fill="${theme.muted}">${svgText(word)} <tspan font-weight="650" fill="${theme.text}">${svgText(namespace)}</tspan></text>`;
  return { image: svgImage(text, width, height), width, height };
}
