"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";

/** Shows more lines of a long table; nothing where all are shown. */
export function MoreButton({ more, onMore }: { more: number; onMore: () => void }): ReactElement | null {
  const t = useTranslations("strictPage");
  if (more === 0) return null;
  return <Button onClick={onMore}>{t("more", { count: more })}</Button>;
}
