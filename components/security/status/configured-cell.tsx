"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ObjectLink } from "@/components/mesh/object-link";
import type { MtlsEntryDto } from "@/lib/contracts/mtls/mtls-response";
import { ModeChip } from "../mode-chip";
import styles from "./mtls-grid.module.css";

type ConfiguredCellProps = Pick<MtlsEntryDto, "configured" | "decidedBy" | "level"> & {
  /** The namespace of the line. */
  readonly namespace: string;
  /** Whether there is a proxy that holds to it. */
  readonly enforced?: boolean;
};

/** The mode, what level decided it and the object that says so. */
export function ConfiguredCell({
  configured,
  decidedBy,
  level,
  namespace,
  enforced = true,
}: ConfiguredCellProps): ReactElement {
  const t = useTranslations("mtlsPage");
  return (
    <span className={styles.configured}>
      <ModeChip mode={configured} />
      <span className={styles.decided}>
        <span className={styles.muted}>{enforced ? t("level", { level }) : t("notEnforced")}</span>
        {enforced && decidedBy !== null && (
          <ObjectLink
            object={decidedBy}
            within={level === "mesh" ? decidedBy.namespace : namespace}
            nameOnly
          />
        )}
      </span>
    </span>
  );
}
