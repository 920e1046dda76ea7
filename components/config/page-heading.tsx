"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import styles from "./page-heading.module.css";

/** The title of a page below the list of configuration, with the way back and a note. */
export function PageHeading({ title, children }: { title: string; children: ReactNode }): ReactElement {
  const t = useTranslations("configList");
  const href = useScopedHref();
  return (
    <header className={styles.heading}>
      <h1>
        <Link href={href("/config")}>{t("title")}</Link> <span aria-hidden>/</span> {title}
      </h1>
      {children}
    </header>
  );
}
