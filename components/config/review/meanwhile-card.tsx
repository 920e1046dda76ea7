"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ChangeList } from "@/components/mesh/change-list";
import { Card } from "@/components/ui/card";
import { Chip } from "@/components/ui/chip";
import type { PreviewResponse } from "@/lib/contracts/config/preview";
import styles from "./review.module.css";

interface MeanwhileCardProps {
  readonly meanwhile: PreviewResponse["objects"][number]["meanwhile"];
  /** Takes the cluster's changes into the draft's text; absent while conflicts are open. */
  readonly onRebase: (() => void) | null;
}

/** What changed in the cluster since the object was opened, and is kept. */
export function MeanwhileCard({ meanwhile, onRebase }: MeanwhileCardProps): ReactElement {
  const t = useTranslations("review");
  return (
    <Card label={t("meanwhile")}>
      <h2 className={styles.title}>
        {t("meanwhile")}
        <Chip tone="warn">{t("fields", { count: meanwhile.length })}</Chip>
      </h2>
      <p className={styles.muted}>{t("meanwhileHint")}</p>
      <ChangeList changes={meanwhile} />
      {onRebase !== null && (
        <Button mt={8} onClick={onRebase}>
          {t("rebase")}
        </Button>
      )}
    </Card>
  );
}
