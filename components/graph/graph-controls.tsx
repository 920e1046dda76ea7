"use client";
import { ActionIcon, Tooltip } from "@mantine/core";
import { IconFocusCentered, IconMinus, IconPlus, IconQuestionMark } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { CanvasControls } from "./canvas/canvas-controls";
import styles from "./graph-floating.module.css";

interface GraphControlsProps {
  readonly controls: CanvasControls | null;
  readonly legend: boolean;
  readonly onLegend: () => void;
}

/** The buttons at the canvas's corner. */
export function GraphControls({ controls, legend, onLegend }: GraphControlsProps): ReactElement {
  const t = useTranslations("graph");
  const buttons = [
    { control: "zoomIn", Icon: IconPlus, onClick: controls?.zoomIn },
    { control: "zoomOut", Icon: IconMinus, onClick: controls?.zoomOut },
    { control: "fit", Icon: IconFocusCentered, onClick: controls?.fit },
    { control: "legend", Icon: IconQuestionMark, onClick: onLegend },
  ] as const;
  return (
    <div className={`${styles.float} ${styles.buttons}`} role="group" aria-label={t("controls")}>
      {buttons.map(({ control, Icon, onClick }) => (
        <Tooltip key={control} label={t("controlKey", { control })} position="right">
          <ActionIcon
            variant={control === "legend" && legend ? "light" : "subtle"}
            size={30}
            aria-label={t("control", { control })}
            {...(control === "legend" && { "aria-pressed": legend })}
            onClick={onClick}
          >
            <Icon size={17} stroke={1.8} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
}
