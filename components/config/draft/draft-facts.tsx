"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import styles from "../editor/editor.module.css";

interface DraftFactsProps {
  /** metadata.resourceVersion of the object as it was opened; "" for a new one. */
  readonly resourceVersion: string;
  readonly dirty: boolean;
  readonly kept: boolean;
  readonly fromOtherTab: boolean;
}

/** What is being edited and where the text is kept. */
export function DraftFacts({ resourceVersion, dirty, kept, fromOtherTab }: DraftFactsProps): ReactElement {
  const t = useTranslations("drafts");
  return (
    <p className={styles.facts}>
      {resourceVersion !== "" && <span>{t("edits", { resourceVersion })}</span>}
      {dirty && <span role="status">{t(kept ? "kept" : "notKept")}</span>}
      {fromOtherTab && <b role="status">{t("otherTab")}</b>}
      <span>{t("comments")}</span>
    </p>
  );
}
