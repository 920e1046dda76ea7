"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { FindingCounts } from "@/components/mesh/finding-counts";
import { kindLabel } from "@/components/mesh/model/kind-label";
import { OwnerBadge } from "@/components/mesh/owner-badge";
import type { ListColumn } from "@/lib/client/url-state/config-list-params";
import type { ObjectRow } from "@/lib/contracts/config/objects-response";
import { formatAge } from "@/lib/format/age";
import { formatMoment } from "@/lib/format/moment";
import styles from "./object-grid.module.css";

interface ObjectCellProps {
  readonly row: ObjectRow;
  readonly column: Exclude<ListColumn, "name">;
  readonly now: number;
}

/** What one column says of one object. */
export function ObjectCell({ row, column, now }: ObjectCellProps): ReactElement | null {
  const t = useTranslations("configList");
  switch (column) {
    case "kind":
      return <span title={row.apiVersion}>{kindLabel(row.kind)}</span>;
    case "namespace":
      return row.namespace === "" ? (
        <span className={styles.muted}>{t("clusterScoped")}</span>
      ) : (
        <span>{row.namespace}</span>
      );
    case "about":
      return (
        <span className={styles.muted} title={row.about}>
          {row.about}
        </span>
      );
    case "findings":
      return <FindingCounts counts={row.findings} />;
    case "owner":
      return row.owner === null ? null : <OwnerBadge owner={row.owner} short />;
    case "age":
      return (
        <time dateTime={new Date(row.created).toISOString()} title={formatMoment(row.created, now)}>
          {formatAge(now - row.created)}
        </time>
      );
    case "changed":
      return row.changed === null ? null : (
        <span className={styles.muted} title={formatMoment(row.changed.at, now)}>
          {t("changedBy", { age: formatAge(now - row.changed.at), manager: row.changed.manager })}
        </span>
      );
  }
}
