"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { SeriesResponse } from "@/lib/contracts/splits/series-response";
import { formatMoment } from "@/lib/format/moment";
import { FIGURES } from "../model/service/figures";
import { momentsOf } from "../model/service/moments-of";
import styles from "./service-page.module.css";

interface SeriesTableProps {
  readonly data: SeriesResponse;
  readonly names: readonly string[];
}

/** The charts' figures as a table, newest first. */
export function SeriesTable({ data, names }: SeriesTableProps): ReactElement {
  const t = useTranslations("splits");
  const columns = data.versions.flatMap((version, index) =>
    FIGURES.map((figure) => ({
      key: `${String(index)} ${figure.key}`,
      title: t("figureOf", { figure: figure.key, version: names[index] ?? "" }),
      points: figure.points(version),
      format: figure.format,
    })),
  );
  const moments = momentsOf(data);
  const latest = (moments.at(-1) ?? data.start) * 1000;
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t("charts")}>
      <table className={styles.series}>
        <thead>
          <tr>
            <th scope="col">{t("moment")}</th>
            {columns.map(({ key, title }) => (
              <th key={key} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {moments
            .map((moment, index) => ({ moment, index }))
            .reverse()
            .map(({ moment, index }) => (
              <tr key={moment}>
                <th scope="row">{formatMoment(moment * 1000, latest)}</th>
                {columns.map(({ key, points, format }) => {
                  const value = points[index] ?? null;
                  return <td key={key}>{value === null ? "–" : format(value)}</td>;
                })}
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}
