"use client";
import { IconLock, IconPlugConnectedX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { kindLabel } from "@/components/mesh/model/kind-label";
import { Note } from "@/components/ui/note";
import { StaleNote } from "@/components/ui/stale-note";
import type { KindsResponse } from "@/lib/contracts/config/kinds-response";
import styles from "./config-list.module.css";

interface ListNotesProps {
  readonly kinds: KindsResponse["kinds"];
  readonly stale: { readonly ageMs: number; readonly cause: string } | null;
}

/** What the list lacks and why: kinds the viewer may not read, kinds whose watch is broken, an old answer. */
export function ListNotes({ kinds, stale }: ListNotesProps): ReactElement | null {
  const t = useTranslations("configList");
  const denied = kinds.filter(({ state }) => state === "denied");
  const old = kinds.filter(({ state }) => state === "stale");
  if (denied.length === 0 && old.length === 0 && stale === null) return null;
  const names = (some: ListNotesProps["kinds"]): string => some.map(({ key }) => kindLabel(key)).join(", ");
  return (
    <div className={styles.notes}>
      {stale !== null && <StaleNote {...stale} />}
      {denied.length > 0 && (
        <Note icon={IconLock}>{t("denied", { kinds: names(denied), reason: denied[0]?.reason ?? "" })}</Note>
      )}
      {old.length > 0 && (
        <Note icon={IconPlugConnectedX}>
          {t("staleKinds", { kinds: names(old), reason: old[0]?.reason ?? "" })}
        </Note>
      )}
    </div>
  );
}
