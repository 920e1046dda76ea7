"use client";
import { useTranslations } from "next-intl";
import type { EntryReading } from "./model/read-entry";
import { useOpenDraft } from "@/lib/client/drafts/use-open-draft";

/** Opens what a text turned out to be, several objects or another object, as a draft that creates it. */
export function useOpenReading(): (title: string, reading: EntryReading) => void {
  const t = useTranslations("drafts");
  const open = useOpenDraft();
  return (title, reading) => {
    if (reading.state !== "several" && reading.state !== "other") return;
    const objects = reading.state === "several" ? reading.objects : [reading.object];
    open({
      title: t("fromText", { name: title }),
      objects: objects.map((edited) => ({ baseline: null, edited: { ...edited } })),
    });
  };
}
