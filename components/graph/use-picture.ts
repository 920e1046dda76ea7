"use client";
import { useState } from "react";
import { useGraphParams } from "@/lib/client/url-state/use-graph-params";
import type { Graph } from "@/lib/domain/graph/graph";
import { useGraphTheme } from "./canvas/use-graph-theme";
import type { ElementOptions } from "./model/elements";
import { isLargeGraph } from "./model/graph-size";
import type { Positions } from "./model/layout-graph";
import { picture, type Picture } from "./model/picture";
import { recent } from "./model/recent";
import { stylesheet } from "./model/stylesheet";
import { useGateways } from "./use-gateways";
import { useGraphWords } from "./use-graph-words";

/** As many as there are graph types. */
const KEPT = 4;

/** The picture of a graph, the same object while nothing of it changes, also after a look at another projection. */
export function usePicture(graph: Graph, homeCluster: string, positions: Positions | null): Picture | null {
  const theme = useGraphTheme();
  const words = useGraphWords();
  const gateways = useGateways();
  const [{ labels, rt, boxes }] = useGraphParams();
  const [kept] = useState(() => ({
    options: recent(KEPT, toOptions),
    styles: recent(KEPT, stylesheet),
    picture: recent(KEPT, picture),
  }));
  if (positions === null) return null;
  const options = kept.options(labels, rt, boxes, homeCluster, theme, words, gateways);
  return kept.picture(graph, positions, kept.styles(theme, isLargeGraph(graph)), options);
}

function toOptions(
  labels: ElementOptions["labels"],
  responseTime: ElementOptions["responseTime"],
  boxes: boolean,
  homeCluster: string,
  theme: ElementOptions["theme"],
  words: ElementOptions["words"],
  gateways: ElementOptions["gateways"],
): ElementOptions {
  return { labels, responseTime, boxes, homeCluster, theme, words, gateways };
}
