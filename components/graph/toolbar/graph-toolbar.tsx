"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Segments } from "@/components/ui/segments";
import { GRAPH_VIEWS } from "@/lib/client/url-state/graph-params";
import { useGraphParams } from "@/lib/client/url-state/use-graph-params";
import type { Graph } from "@/lib/domain/graph/graph";
import type { CanvasControls } from "../canvas/canvas-controls";
import { ExportMenu } from "./export-menu";
import { FindBox } from "./find-box";
import { LabelsMenu } from "./labels-menu";
import { ShowMenu } from "./show-menu";
import styles from "./toolbar.module.css";

const TYPES = ["app", "versionedApp", "workload", "service"] as const;

interface GraphToolbarProps {
  readonly graph: Graph;
  readonly found: readonly string[];
  readonly onJump: (id: string) => void;
  readonly controls: CanvasControls | null;
}

/** What is shown of the mesh, and how. */
export function GraphToolbar({ graph, found, onJump, controls }: GraphToolbarProps): ReactElement {
  const t = useTranslations("graph");
  const [{ type, view }, setParams] = useGraphParams();
  return (
    <div className={styles.toolbar} role="toolbar" aria-label={t("toolbar")}>
      <Segments
        label={t("type")}
        value={type}
        options={TYPES.map((value) => ({ value, label: t("typeOption", { type: value }) }))}
        onChange={(value) => void setParams({ type: value })}
      />
      <LabelsMenu />
      <ShowMenu />
      <FindBox found={found} onJump={onJump} />
      <span className={styles.spacer} />
      <Segments
        label={t("view")}
        value={view}
        options={GRAPH_VIEWS.map((value) => ({ value, label: t("viewOption", { view: value }) }))}
        onChange={(value) => void setParams({ view: value })}
      />
      <ExportMenu graph={graph} controls={controls} />
    </div>
  );
}
