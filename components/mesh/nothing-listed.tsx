"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { mayMissObjects } from "@/components/mesh/model/may-miss-objects";
import { MessagePanel } from "@/components/ui/message-panel";

interface NothingListedProps {
  /** Whose words are used. */
  readonly of: "splits" | "exposures";
  /** Whether there is something that the filters leave out. */
  readonly filtered: boolean;
  readonly onClear: () => void;
  readonly warnings: readonly { readonly code: string }[];
  /** What leads on where there surely is nothing. */
  readonly wayOut: ReactNode;
}

/** Why a list is empty: by its filters, because not everything could be read, or because there is nothing. */
export function NothingListed({ of, filtered, onClear, warnings, wayOut }: NothingListedProps): ReactElement {
  const t = useTranslations(of);
  if (filtered)
    return (
      <MessagePanel
        kind="empty"
        title={t("noMatch")}
        actions={<Button onClick={onClear}>{t("clearFilters")}</Button>}
      />
    );
  if (mayMissObjects(warnings))
    return <MessagePanel kind="empty" title={t("noneKnown")} detail={t("noneKnownDetail")} />;
  return <MessagePanel kind="empty" title={t("none")} detail={t("noneDetail")} actions={wayOut} />;
}
