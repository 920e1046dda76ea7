"use client";
import { useTranslations } from "next-intl";
import { useMemo, useState, type ReactElement } from "react";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { MessagePanel } from "@/components/ui/message-panel";
import { useGraphParams } from "@/lib/client/url-state/use-graph-params";
import type { Graph } from "@/lib/domain/graph/graph";
import type { CanvasControls } from "./canvas/canvas-controls";
import { GraphCanvas } from "./canvas/graph-canvas";
import { useGraphTheme } from "./canvas/use-graph-theme";
import { GraphControls } from "./graph-controls";
import { GraphLegend } from "./graph-legend";
import styles from "./graph-view.module.css";
import { useLayout } from "./layout/use-layout";
import { elements } from "./model/elements";
import { flatBoxes } from "./model/flat-boxes";
import { isLargeGraph, isTooLarge } from "./model/graph-size";
import { layoutGraphOf } from "./model/layout-graph-of";
import { stylesheet } from "./model/stylesheet";
import { TooLargeGraph } from "./too-large-graph";
import { useCanvasKeys } from "./use-canvas-keys";
import { useGraphWords } from "./use-graph-words";
import { useSettled } from "./use-settled";

interface GraphStageProps {
  readonly graph: Graph;
  readonly homeCluster: string;
  readonly found: readonly string[];
  readonly controls: CanvasControls | null;
  readonly onControls: (controls: CanvasControls | null) => void;
  readonly onSelect: (id: string | null) => void;
}

/** The drawing of a graph with its legend and buttons; a new layout replaces the last drawing when it is ready. */
export function GraphStage(props: GraphStageProps): ReactElement {
  if (isTooLarge(props.graph)) return <TooLargeGraph graph={props.graph} />;
  return <DrawnGraph {...props} />;
}

function DrawnGraph({
  graph,
  homeCluster,
  found,
  controls,
  onControls,
  onSelect,
}: GraphStageProps): ReactElement {
  const t = useTranslations("graph");
  const theme = useGraphTheme();
  const words = useGraphWords();
  const [{ labels, rt, boxes, selected, type, serviceNodes }] = useGraphParams();
  const [legend, setLegend] = useState(true);
  const layout = useLayout(
    useMemo(() => layoutGraphOf(graph, homeCluster), [graph, homeCluster]),
    `${type} ${String(serviceNodes)}`,
  );
  const large = isLargeGraph(graph);
  const next = useMemo(
    () => elements(graph, { labels, responseTime: rt, boxes, homeCluster, theme, words }),
    [graph, labels, rt, boxes, homeCluster, theme, words],
  );
  const sheet = useMemo(() => stylesheet(theme, large), [theme, large]);
  const marked = useMemo(() => new Set(found), [found]);
  const settled = useSettled(next, layout.positions);
  const drawing = useMemo(() => (settled !== null && large ? flatBoxes(settled) : settled), [settled, large]);
  const toggleLegend = (): void => setLegend(!legend);
  const onKeyDown = useCanvasKeys({ controls, selected, onSelect, onLegend: toggleLegend });
  if (drawing === null) {
    if (layout.failure === null) return <LoadingPanel lines={4} />;
    return <LayoutFailed reason={layout.failure} />;
  }
  return (
    <>
      <GraphCanvas
        key={large ? "large" : "small"}
        {...drawing}
        styles={sheet}
        selected={selected}
        found={marked}
        large={large}
        label={t("canvas")}
        describedBy="graph-summary graph-help"
        onSelect={onSelect}
        onReady={onControls}
        onKeyDown={onKeyDown}
      />
      <p id="graph-help" className={styles.hidden}>
        {t("canvasHelp")}
      </p>
      <GraphControls controls={controls} legend={legend} onLegend={toggleLegend} />
      {legend && <GraphLegend />}
    </>
  );
}

function LayoutFailed({ reason }: { reason: string }): ReactElement {
  const t = useTranslations("graph");
  return (
    <div className={styles.overlay}>
      <MessagePanel kind="error" title={t("layoutFailed")} detail={t("layoutFailedDetail", { reason })} />
    </div>
  );
}
