"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { MessagePanel } from "@/components/ui/message-panel";

/** Stands for a page that failed to draw; the frame around it stays usable. */
export default function PageError({ reset }: { reset: () => void }): ReactElement {
  const t = useTranslations("states");
  return (
    <MessagePanel
      kind="error"
      title={t("errorTitle")}
      detail={t("errorDetail")}
      actions={<Button onClick={reset}>{t("retry")}</Button>}
    />
  );
}
