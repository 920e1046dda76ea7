"use client";
import { Menu } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { download } from "@/components/ui/download";
import { MenuButton } from "@/components/ui/menu-button";
import { useGraphParams } from "@/lib/client/url-state/use-graph-params";
import type { Graph } from "@/lib/domain/graph/graph";
import type { CanvasControls } from "../canvas/canvas-controls";
import { readTheme } from "../canvas/read-theme";
import { edgesCsv } from "../model/edges-csv";
import { tableRows } from "../model/table-rows";

interface ExportMenuProps {
  readonly graph: Graph;
  readonly controls: CanvasControls | null;
}

/** Saves what is shown to a file. The picture needs the canvas, so the table offers none. */
export function ExportMenu({ graph, controls }: ExportMenuProps): ReactElement {
  const t = useTranslations("graph");
  const [{ rt }] = useGraphParams();
  const save = {
    json: () =>
      download(
        "meshlens-graph.json",
        new Blob([JSON.stringify(graph, null, 2)], { type: "application/json" }),
      ),
    csv: () =>
      download("meshlens-edges.csv", new Blob([edgesCsv(tableRows(graph, rt))], { type: "text/csv" })),
    png: () => controls !== null && download("meshlens-graph.png", controls.png(readTheme().background)),
  };
  const formats = controls === null ? (["json", "csv"] as const) : (["json", "csv", "png"] as const);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <MenuButton leftSection={<IconDownload size={14} aria-hidden />}>{t("export")}</MenuButton>
      </Menu.Target>
      <Menu.Dropdown>
        {formats.map((format) => (
          <Menu.Item key={format} onClick={save[format]}>
            {t("exportOption", { format })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
