"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ObjectLink } from "@/components/mesh/object-link";
import styles from "./security.module.css";

interface EndProps {
  readonly namespace: string;
  readonly workload: string;
  /** The namespace is said unless it is this one. */
  readonly within?: string;
}

/** One side of a call, or that telemetry does not name it. */
export function End({ namespace, workload, within }: EndProps): ReactElement {
  const t = useTranslations("strictPage");
  if (workload === "") return <span className={styles.muted}>{t("unnamed")}</span>;
  return (
    <ObjectLink
      object={{ kind: "Workload", namespace, name: workload }}
      nameOnly
      {...(within !== undefined && { within })}
    />
  );
}
