"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { formatPercent } from "@/lib/format/percent";
import { formatRate } from "@/lib/format/rate";
import type { CodeRow } from "../model/merge-codes";
import styles from "./side-panel.module.css";

/** Rates by response code and Envoy response flags. */
export function CodesTable({ rows }: { rows: readonly CodeRow[] }): ReactElement {
  const t = useTranslations("graph");
  return (
    <table className={styles.codes}>
      <thead>
        <tr>
          <th scope="col">{t("code")}</th>
          <th scope="col">{t("flags")}</th>
          <th scope="col">{t("rate")}</th>
          <th scope="col">{t("share")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ protocol, code, flags, responseClass, requestsPerSecond, percent }) => (
          <tr key={`${protocol} ${code} ${flags}`}>
            <td>
              <span className={styles.dot} data-status={responseClass} style={{ display: "inline-block" }} />{" "}
              {protocol === "grpc" ? `gRPC ${code}` : code}
            </td>
            <td className={styles.muted}>{flags === "" ? "–" : flags}</td>
            <td>{formatRate(requestsPerSecond)}</td>
            <td>{formatPercent(percent)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
