"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement } from "react";
import { ObjectLink } from "@/components/mesh/object-link";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import type { MtlsFacts } from "../model/mtls-facts";
import styles from "./side-panel.module.css";

/** The mode of workloads or of a namespace, what level decides it, and the object that says so. */
export function MtlsConfigured({ facts }: { facts: MtlsFacts }): ReactElement {
  const t = useTranslations("graphMtls");
  const href = useScopedHref();
  const { modes, decided, enforced, search } = facts;
  return (
    <>
      <Link href={href(`/mtls?${search}`)} className={styles.link}>
        {modes.join(", ")}
      </Link>{" "}
      {!enforced && <span className={styles.muted}>{t("notEnforced")}</span>}
      {enforced && decided !== null && (
        <>
          <span className={styles.muted}>{t("level", { level: decided.level })}</span>{" "}
          {decided.decidedBy !== null && <ObjectLink object={decided.decidedBy} nameOnly />}
        </>
      )}
    </>
  );
}
