import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { WriteResult } from "../model/shift/write-result";
import styles from "./shift.module.css";

/** How a write ended that did not succeed, and what to do next. */
export function WriteResultNote({ result }: { result: WriteResult }): ReactElement | null {
  const t = useTranslations("shifting");
  switch (result.state) {
    case "written":
      return null;
    case "conflict":
      return (
        <p className={styles.note} data-tone="bad" role="alert">
          {t("conflict", { paths: result.paths.join(", ") })}
        </p>
      );
    case "refused":
    case "uncertain":
      return (
        <div className={styles.note} data-tone="bad" role="alert">
          <b>{t("notWritten", { state: result.state, title: result.title })}</b> {result.detail}
          <p className={styles.text}>{t("nextStep", { state: result.state })}</p>
        </div>
      );
  }
}
