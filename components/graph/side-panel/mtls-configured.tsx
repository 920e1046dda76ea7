"use client";
import { useTranslations } from "next-intl";
import Link from "next/link";
import type { ReactElement } from "react";
import { ObjectLink } from "@/components/mesh/object-link";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import type { MtlsFacts } from "../model/mtls-facts";
import styles from "./side-panel.module.css";

/** The mode of a workload or a namespace, what level decides it, and the object that says so. */
export function MtlsConfigured({ facts }: { facts: MtlsFacts }): ReactElement {
  const t = useTranslations("graphMtls");
  const href = useScopedHref();
  const { configured, level, decidedBy, dataPlane, search } = facts;
  return (
    <>
      <Link href={href(`/mtls?${search}`)}>{configured}</Link>{" "}
      <span className={styles.muted}>{dataPlane === "none" ? t("notEnforced") : t("level", { level })}</span>
      {dataPlane !== "none" && decidedBy !== null && (
        <>
          {" "}
          <ObjectLink object={decidedBy} nameOnly />
        </>
      )}
    </>
  );
}
