"use client";
import { UnstyledButton } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { Chip } from "@/components/ui/chip";
import type { RevisionDto } from "@/lib/contracts/config/history";
import styles from "./history.module.css";
import { RevisionItem } from "./revision-item";

/** Objects that were there when one began to look, as one line; opened, each of them. */
export function FoundItem({ revisions }: { revisions: readonly RevisionDto[] }): ReactElement {
  const t = useTranslations("configHistory");
  const [open, setOpen] = useState(false);
  const at = revisions[0]?.at ?? 0;
  return (
    <>
      <li className={styles.item}>
        <time className={styles.time} dateTime={new Date(at).toISOString()}>
          {new Intl.DateTimeFormat("en-GB", { timeStyle: "medium" }).format(at)}
        </time>
        <div className={styles.head}>
          <Chip>{t("action", { action: "found" })}</Chip>
          <span className={styles.muted}>{t("foundMany", { count: revisions.length })}</span>
          <UnstyledButton className={styles.found} aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? "hideState" : "showAll")}
          </UnstyledButton>
        </div>
      </li>
      {open &&
        revisions.map((revision) => (
          <RevisionItem key={revision.id} revision={revision} ofOneObject={false} />
        ))}
    </>
  );
}
