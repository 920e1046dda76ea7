"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ChangeList } from "@/components/mesh/change-list";
import { ObjectLink } from "@/components/mesh/object-link";
import { useNow } from "@/lib/client/hooks/use-now";
import type { RevisionDto } from "@/lib/contracts/config/history";
import { formatMoment } from "@/lib/format/moment";
import { withoutPlan } from "../model/plan-changes";
import styles from "./service-page.module.css";

const MOST = 6;
const TICK_MS = 60_000;

/** What the marks of the charts stand for, newest first. */
export function MarkList({ marks }: { marks: readonly RevisionDto[] }): ReactElement | null {
  const t = useTranslations("splits");
  const now = useNow(TICK_MS);
  if (marks.length === 0) return null;
  return (
    <div className={styles.marks}>
      <h3>{t("marks", { count: marks.length })}</h3>
      <ul>
        {[...marks]
          .reverse()
          .slice(0, MOST)
          .map((mark) => (
            <li key={mark.id}>
              <time className={styles.muted}>{formatMoment(mark.at, now)}</time>
              <div>
                <ObjectLink object={mark.object} />{" "}
                {mark.manager !== "" && (
                  <span className={styles.muted}>{t("markBy", { manager: mark.manager })}</span>
                )}
                <ChangeList changes={withoutPlan(mark.changes)} limit={3} />
              </div>
            </li>
          ))}
      </ul>
      {marks.length > MOST && (
        <p className={styles.muted}>{t("olderMarks", { count: marks.length - MOST })}</p>
      )}
    </div>
  );
}
