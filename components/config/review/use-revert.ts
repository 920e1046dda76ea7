"use client";
import { useTranslations } from "next-intl";
import { useOpenDraft } from "@/lib/client/drafts/use-open-draft";
import type { Written } from "./model/written-change";

/** Opens a draft that puts back what was there before a change. */
export function useRevert(): (written: Written) => void {
  const t = useTranslations("drafts");
  const open = useOpenDraft();
  return ({ change, before, after }) =>
    open({
      title: t("revertOf", { name: change.ref.name }),
      ref: change.ref,
      objects: [{ baseline: after && { ...after }, edited: before && { ...before } }],
    });
}
