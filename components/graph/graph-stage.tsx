"use client";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState, type ReactElement } from "react";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { MessagePanel } from "@/components/ui/message-panel";
import { useGraphParams } from "@/lib/client/url-state/use-graph-params";
import type { Graph } from "@/lib/domain/graph/graph";
import type { CanvasControls } from "./canvas/canvas-controls";
import { GraphCanvas } from "./canvas/graph-canvas";
import { GraphControls } from "./graph-controls";
import { GraphLegend } from "./graph-legend";
import styles from "./graph-view.module.css";
import { useLayout } from "./layout/use-layout";
import { isLargeGraph, isTooLarge } from "./model/graph-size";
import { TooLargeGraph } from "./too-large-graph";
import { useCanvasKeys } from "./use-canvas-keys";
import { usePicture } from "./use-picture";
import { usePictures } from "./use-pictures";
import { useReadyControls } from "./use-ready-controls";

interface GraphStageProps {
  readonly graph: Graph;
  /** Names graph type and service nodes: graphs of one projection share places and a canvas. */
  readonly projection: string;
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

const NOTHING: ReadonlySet<string> = new Set();

function DrawnGraph(props: GraphStageProps): ReactElement {
  const { graph, projection, homeCluster, found, controls, onControls, onSelect } = props;
  const t = useTranslations("graph");
  const [{ selected }] = useGraphParams();
  const [legend, setLegend] = useState(true);
  const layout = useLayout(graph, homeCluster, projection);
  const picture = usePicture(graph, homeCluster, layout.positions);
  const large = isLargeGraph(graph);
  const key = `${projection} ${large ? "large" : "small"}`;
  const pictures = usePictures(picture === null ? null : { key, large, picture });
  const marked = useMemo(() => new Set(found), [found]);
  const { readyKey, onReady } = useReadyControls(pictures, onControls);
  const toggleLegend = useCallback(() => setLegend((shown) => !shown), []);
  const onKeyDown = useCanvasKeys({ controls, selected, onSelect, onLegend: toggleLegend });
  const waiting = readyKey !== key;
  if (waiting && layout.failure !== null) return <LayoutFailed reason={layout.failure} />;
  return (
    <>
      {/* Cytoscape adds its own <style>, which the Content-Security-Policy refuses, unless this id is taken. */}
      <template id="__________cytoscape_stylesheet" />
      {pictures
        .toSorted((a, b) => (a.key < b.key ? -1 : 1))
        .map((kept) => (
          <GraphCanvas
            key={kept.key}
            picture={kept.picture}
            active={kept.key === readyKey}
            selected={kept.key === readyKey ? selected : null}
            found={kept.key === readyKey ? marked : NOTHING}
            large={kept.large}
            label={t("canvas")}
            describedBy="graph-summary graph-help"
            onSelect={onSelect}
            name={kept.key}
            onReady={onReady}
            onKeyDown={onKeyDown}
          />
        ))}
      {readyKey === null && <LoadingPanel lines={4} />}
      {waiting && readyKey !== null && (
        <div className={styles.progress} role="progressbar" aria-label={t("drawing")} />
      )}
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
