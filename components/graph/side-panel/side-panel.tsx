"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useMemo, type ReactElement } from "react";
import { MessagePanel } from "@/components/ui/message-panel";
import { resolveSelection } from "../model/selection";
import { EdgePanel } from "./edge-panel";
import { NamespacePanel } from "./namespace-panel";
import { NodePanel } from "./node-panel";
import type { PanelProps } from "./panel-props";
import { SummaryPanel } from "./summary-panel";

interface SidePanelProps extends PanelProps {
  readonly selected: string | null;
  readonly onClear: () => void;
}

/** Facts about what is selected, or about the whole graph. */
export function SidePanel({ selected, onClear, ...props }: SidePanelProps): ReactElement {
  const t = useTranslations("graph");
  const { graph, data } = props;
  const selection = useMemo(
    () => resolveSelection(graph, selected, data.context.homeCluster),
    [graph, selected, data.context.homeCluster],
  );
  switch (selection.kind) {
    case "none":
      return <SummaryPanel {...props} />;
    case "node":
      return <NodePanel {...props} selection={selection} onClear={onClear} />;
    case "edge":
      return <EdgePanel {...props} selection={selection} onClear={onClear} />;
    case "namespace":
      return <NamespacePanel {...props} selection={selection} onClear={onClear} />;
    case "gone":
      return (
        <MessagePanel
          kind="empty"
          title={t("gone")}
          detail={t("goneDetail")}
          actions={<Button onClick={onClear}>{t("clear")}</Button>}
        />
      );
  }
}
