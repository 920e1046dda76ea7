"use client";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState, type ReactElement } from "react";
import { StaleNote } from "@/components/ui/stale-note";
import { useNow } from "@/lib/client/hooks/use-now";
import { useGraphParams } from "@/lib/client/url-state/use-graph-params";
import type { RowsResponse } from "@/lib/contracts/rows-response";
import type { Graph } from "@/lib/domain/graph/graph";
import type { CanvasControls } from "./canvas/canvas-controls";
import { EmptyGraph } from "./empty-graph";
import { GraphStage } from "./graph-stage";
import { GraphTable } from "./table/graph-table";
import styles from "./graph-view.module.css";
import { findNodes } from "./model/find-nodes";
import { healthCounts } from "./model/health-counts";
import { SidePanel } from "./side-panel/side-panel";
import { GraphToolbar } from "./toolbar/graph-toolbar";
import { useGraphSearchItems } from "./use-graph-search-items";

export interface Staleness {
  /** Unix milliseconds of the last good answer. */
  readonly since: number;
  readonly cause: string;
}

interface GraphPageProps {
  readonly data: RowsResponse;
  readonly graph: Graph;
  /** Names graph type and service nodes. */
  readonly projection: string;
  readonly stale: Staleness | null;
}

/** One graph with everything around it: toolbar, canvas or table, details. */
export function GraphPage({ data, graph, projection, stale }: GraphPageProps): ReactElement {
  const t = useTranslations("graph");
  const [{ view, find, selected, rt }, setParams] = useGraphParams();
  const [controls, setControls] = useState<CanvasControls | null>(null);
  const found = useMemo(() => findNodes(graph, find), [graph, find]);
  const select = useCallback((id: string | null) => void setParams({ selected: id }), [setParams]);
  const jump = useCallback(
    (id: string) => {
      select(id);
      controls?.show(id);
    },
    [select, controls],
  );
  useGraphSearchItems(graph, jump);
  const counts = healthCounts(graph);
  return (
    <div className={styles.page}>
      <div className={styles.bar}>
        <GraphToolbar graph={graph} found={found} onJump={jump} controls={controls} />
      </div>
      <div className={styles.stage}>
        {stale !== null && <Stale stale={stale} />}
        <p id="graph-summary" className={styles.hidden} aria-live="polite">
          {t("summary", { nodes: graph.nodes.length, edges: graph.edges.length, ...counts })}
        </p>
        {graph.nodes.length === 0 && <EmptyGraph data={data} />}
        {graph.nodes.length > 0 && view === "table" && (
          <GraphTable graph={graph} responseTime={rt} found={found} selected={selected} onSelect={select} />
        )}
        {graph.nodes.length > 0 && view === "graph" && (
          <GraphStage
            graph={graph}
            projection={projection}
            homeCluster={data.context.homeCluster}
            found={found}
            controls={controls}
            onControls={setControls}
            onSelect={select}
          />
        )}
      </div>
      <aside className={styles.panel} aria-label={t("panel")}>
        <SidePanel
          data={data}
          graph={graph}
          selected={selected}
          onSelect={jump}
          onClear={() => select(null)}
        />
      </aside>
    </div>
  );
}

function Stale({ stale }: { stale: Staleness }): ReactElement {
  const now = useNow(5000);
  return (
    <div className={styles.notes}>
      <StaleNote ageMs={now - stale.since} cause={stale.cause} />
    </div>
  );
}
