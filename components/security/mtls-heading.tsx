"use client";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { Segments } from "@/components/ui/segments";
import { MTLS_VIEWS } from "@/lib/client/url-state/mtls-params";
import { useMtlsParams } from "@/lib/client/url-state/mtls-state";
import styles from "./security.module.css";

interface MtlsHeadingProps {
  readonly summary?: ReactNode;
  /** What can be done from here. */
  readonly children?: ReactNode;
}

/** The title of the mTLS page and which part of it is shown. */
export function MtlsHeading({ summary, children }: MtlsHeadingProps): ReactElement {
  const t = useTranslations("mtlsPage");
  const [{ view }, setParams] = useMtlsParams();
  return (
    <header className={styles.heading}>
      <h1>{t("title")}</h1>
      <Segments
        label={t("views")}
        value={view}
        options={MTLS_VIEWS.map((value) => ({ value, label: t("view", { view: value }) }))}
        onChange={(next) => void setParams({ view: next })}
      />
      <p className={styles.summary} aria-live="polite">
        {summary}
      </p>
      {children}
    </header>
  );
}
