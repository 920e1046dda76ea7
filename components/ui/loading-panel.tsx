import { Skeleton, Stack } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";

const WIDTHS = ["45%", "90%", "75%", "82%", "60%", "88%"];

/** Stands where data will be. */
export function LoadingPanel({ lines = 3 }: { lines?: number }): ReactElement {
  const t = useTranslations("states");
  return (
    <Stack gap={12} p={14} role="status" aria-label={t("loading")}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={14} width={WIDTHS[line % WIDTHS.length]} />
      ))}
    </Stack>
  );
}
