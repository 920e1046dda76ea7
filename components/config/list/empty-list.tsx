"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement } from "react";
import { MessagePanel } from "@/components/ui/message-panel";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { useConfigListParams } from "@/lib/client/url-state/config-list-state";
import { NO_FILTER } from "../model/list/list-filter";

interface EmptyListProps {
  /** Whether there are objects that the filter leaves out. */
  readonly filtered: boolean;
  readonly readOnly: string | null;
}

/** Says why the list is empty, and what to do about it. */
export function EmptyList({ filtered, readOnly }: EmptyListProps): ReactElement {
  const t = useTranslations("configList");
  const href = useScopedHref();
  const [, setParams] = useConfigListParams();
  if (filtered) {
    return (
      <MessagePanel
        kind="empty"
        title={t("noMatch")}
        detail={t("noMatchDetail")}
        actions={<Button onClick={() => void setParams({ ...NO_FILTER })}>{t("clearFilters")}</Button>}
      />
    );
  }
  return (
    <MessagePanel
      kind="empty"
      title={t("nothing")}
      detail={t("nothingDetail")}
      actions={
        readOnly === null && (
          <Button component={Link} href={href("/config/new")} variant="filled">
            {t("create")}
          </Button>
        )
      }
    />
  );
}
