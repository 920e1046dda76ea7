import cytoscape, { type Core } from "cytoscape";

/**
 * The canvas's one Cytoscape core. `large` trades looks while moving for speed; it is fixed for the core's life.
 * Without a container it draws nothing, as tests want it.
 */
export function createCore(container: HTMLElement | undefined, large: boolean): Core {
  return cytoscape({
    ...(container === undefined ? { headless: true, styleEnabled: true } : { container }),
    hideEdgesOnViewport: large,
    textureOnViewport: large,
    ...(large ? { pixelRatio: 1 } : {}),
    minZoom: 0.04,
    maxZoom: 3,
    boxSelectionEnabled: false,
    autounselectify: true,
    layout: { name: "preset" },
  });
}
