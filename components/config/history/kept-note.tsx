"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { formatMoment } from "@/lib/format/moment";
import styles from "./history.module.css";

interface KeptNoteProps {
  /** Unix milliseconds since when everything is known. */
  readonly since: number;
  readonly kept: "file" | "memory";
  readonly now: number;
  /** Writes through Meshlens have no marks from before. */
  readonly writes?: boolean;
}

/** Since when changes are known, and how long what is known lasts. */
export function KeptNote({ since, kept, now, writes = false }: KeptNoteProps): ReactElement {
  const t = useTranslations("configHistory");
  return (
    <p className={styles.muted}>
      {t(writes ? "keptWrites" : "kept", { since: formatMoment(since, now), kept })}
    </p>
  );
}
