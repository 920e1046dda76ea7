"use client";
import { useTranslations } from "next-intl";
import { useId, useMemo, useState, type ReactElement } from "react";
import { LazyLineChart } from "@/components/mesh/chart/lazy-line-chart";
import { SeriesSwatch } from "@/components/mesh/chart/series-swatch";
import type { RevisionDto } from "@/lib/contracts/config/history";
import type { SeriesResponse } from "@/lib/contracts/splits/series-response";
import { formatMoment } from "@/lib/format/moment";
import { FIGURES, type Figure } from "../model/service/figures";
import { momentsOf } from "../model/service/moments-of";
import styles from "./service-page.module.css";

interface VersionPlotsProps {
  readonly data: SeriesResponse;
  /** What the versions are called, in their order. */
  readonly names: readonly string[];
  readonly hidden: ReadonlySet<string>;
  readonly marks: readonly RevisionDto[];
}

/** Three charts with one time axis and one cursor. */
export function VersionPlots({ data, names, hidden, marks }: VersionPlotsProps): ReactElement {
  const [cursor, setCursor] = useState<number | null>(null);
  const syncKey = useId();
  const times = useMemo(() => momentsOf(data), [data]);
  const lines = useMemo(() => marks.map(({ at }) => at / 1000), [marks]);
  const moment = cursor === null ? undefined : times[cursor];
  return (
    <div className={styles.plots}>
      {FIGURES.map((figure) => (
        <Plot
          key={figure.key}
          {...{ figure, data, names, hidden, times, syncKey, cursor }}
          marks={lines}
          onCursor={setCursor}
          moment={moment === undefined ? "" : formatMoment(moment * 1000, data.start * 1000)}
        />
      ))}
    </div>
  );
}

interface PlotProps extends Omit<VersionPlotsProps, "marks"> {
  readonly figure: Figure;
  readonly times: readonly number[];
  readonly marks: readonly number[];
  readonly syncKey: string;
  readonly cursor: number | null;
  readonly onCursor: (index: number | null) => void;
  /** The moment under the cursor in words; "" where it is elsewhere. */
  readonly moment: string;
}

function Plot(props: PlotProps): ReactElement {
  const { figure, data, names, hidden, times, marks, syncKey, cursor, onCursor, moment } = props;
  const t = useTranslations("splits");
  const series = useMemo(
    () =>
      data.versions.flatMap((version, index) => {
        const name = names[index] ?? "";
        return hidden.has(name) ? [] : [{ name, index, points: figure.points(version) }];
      }),
    [data, names, hidden, figure],
  );
  const at = cursor ?? data.length - 1;
  return (
    <figure className={styles.plot}>
      <figcaption>
        <b>{t("figure", { figure: figure.key })}</b>
        {moment !== "" && <span className={styles.muted}>{moment}</span>}
      </figcaption>
      <div className={styles.values} aria-hidden>
        {series.map(({ name, index, points }) => {
          const value = points[at] ?? null;
          return (
            <span key={name}>
              <SeriesSwatch index={index} />
              {value === null ? "–" : figure.format(value)}
            </span>
          );
        })}
      </div>
      <LazyLineChart
        label={t("chartLabel", { figure: figure.key, names: series.map(({ name }) => name).join(", ") })}
        unit={figure.unit}
        format={figure.format}
        {...{ times, series, marks, syncKey, onCursor }}
      />
    </figure>
  );
}
