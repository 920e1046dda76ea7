"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement } from "react";
import { Card } from "@/components/ui/card";
import { MessagePanel } from "@/components/ui/message-panel";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import styles from "./review.module.css";

/** Says that the draft of a link is not in this browser. */
export function NoSuchDraft(): ReactElement {
  const t = useTranslations("drafts");
  const href = useScopedHref();
  return (
    <div className={styles.page}>
      <Card label={t("noSuch")}>
        <MessagePanel
          kind="empty"
          title={t("noSuch")}
          detail={t("noSuchDetail")}
          actions={
            <Button component={Link} href={href("/config/review")}>
              {t("allDrafts")}
            </Button>
          }
        />
      </Card>
    </div>
  );
}
