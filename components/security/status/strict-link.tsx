"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement } from "react";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { scopeWords } from "../model/strict/scope-words";
import { strictPath } from "../model/strict/strict-path";
import styles from "./mtls-grid.module.css";

/** Leads to the verdict whether STRICT can be turned on for a scope. */
export function StrictLink({ namespace, workload }: { namespace: string; workload: string }): ReactElement {
  const t = useTranslations("mtlsPage");
  const href = useScopedHref();
  return (
    <Link
      href={href(strictPath(namespace, workload))}
      className={styles.action}
      prefetch={false}
      aria-label={t("toStrictOf", scopeWords({ namespace, workload }))}
    >
      {t("toStrict")}
    </Link>
  );
}
