"use client";
import { CloseButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import styles from "./side-panel.module.css";

interface PanelHeaderProps {
  readonly kind: string;
  readonly title: ReactNode;
  readonly badge?: ReactNode;
  readonly chips?: ReactNode;
  readonly onClear?: () => void;
}

/** What a panel is about. */
export function PanelHeader({ kind, title, badge, chips, onClear }: PanelHeaderProps): ReactElement {
  const t = useTranslations("graph");
  return (
    <header>
      {onClear !== undefined && (
        <CloseButton className={styles.close} size="sm" aria-label={t("clear")} onClick={onClear} />
      )}
      <div className={styles.kind}>{kind}</div>
      <div className={styles.title}>
        <h2>{title}</h2>
        {badge}
      </div>
      {chips !== undefined && <div className={styles.chips}>{chips}</div>}
    </header>
  );
}
