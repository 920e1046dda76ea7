"use client";
import { Switch, UnstyledButton } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import { SeriesSwatch } from "@/components/mesh/chart/series-swatch";
import { ProblemPanel } from "@/components/mesh/problem-panel";
import { ShowQuery } from "@/components/mesh/show-query";
import { Card } from "@/components/ui/card";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { MessagePanel } from "@/components/ui/message-panel";
import { Segments } from "@/components/ui/segments";
import { StaleNote } from "@/components/ui/stale-note";
import { useNow } from "@/lib/client/hooks/use-now";
import { splitSeriesQuery } from "@/lib/client/queries/split-series";
import type { SplitService } from "@/lib/client/queries/split-service";
import { SPLIT_SPANS } from "@/lib/client/url-state/split-page-state";
import { useSplitPageParams } from "@/lib/client/url-state/split-page-state";
import type { SeriesResponse } from "@/lib/contracts/splits/series-response";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { versionNames } from "../model/service/version-names";
import { useConfigMarks } from "./use-config-marks";
import { MarkList } from "./mark-list";
import { SeriesTable } from "./series-table";
import styles from "./service-page.module.css";
import { VersionPlots } from "./version-plots";

const TICK_MS = 5_000;

interface VersionChartsProps {
  readonly service: SplitService;
  /** Objects whose changes are marked. */
  readonly objects: readonly ObjectRef[];
}

/** Rate, success and p95 of every version side by side over time, with marks where the configuration changed. */
export function VersionCharts({ service, objects }: VersionChartsProps): ReactElement {
  const t = useTranslations("splits");
  const [{ span }, setParams] = useSplitPageParams();
  const { data, error, dataUpdatedAt, refetch } = useQuery(splitSeriesQuery(service, span));
  const now = useNow(TICK_MS);
  return (
    <Card label={t("charts")}>
      <div className={styles.cardHead}>
        <h2>{t("charts")}</h2>
        <Segments
          label={t("span")}
          value={span}
          options={SPLIT_SPANS.map((value) => ({ value, label: t("spanName", { span: value }) }))}
          onChange={(value) => void setParams({ span: value })}
        />
      </div>
      {data !== undefined && error !== null && <StaleNote ageMs={now - dataUpdatedAt} cause={error.detail} />}
      {data === undefined && error === null && <LoadingPanel lines={6} />}
      {data === undefined && error !== null && (
        <ProblemPanel problem={error} onRetry={() => void refetch()} />
      )}
      {data !== undefined && data.versions.length === 0 && (
        <MessagePanel kind="empty" title={t("noSeries")} detail={t("noSeriesDetail")} />
      )}
      {data !== undefined && data.versions.length > 0 && <Charts data={data} objects={objects} />}
    </Card>
  );
}

function Charts({
  data,
  objects,
}: {
  data: SeriesResponse;
  objects: VersionChartsProps["objects"];
}): ReactElement {
  const t = useTranslations("splits");
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  const [asTable, setAsTable] = useState(false);
  const marks = useConfigMarks(objects, data.start);
  const names = versionNames(data.versions);
  const toggle = (name: string): void => {
    const next = new Set(hidden);
    if (!next.delete(name)) next.add(name);
    setHidden(next);
  };
  return (
    <>
      <div className={styles.legend} role="group" aria-label={t("legend")}>
        {names.map((name, index) => (
          <UnstyledButton
            key={name}
            className={styles.legendItem}
            aria-pressed={!hidden.has(name)}
            onClick={() => toggle(name)}
          >
            <SeriesSwatch index={index} />
            {name}
          </UnstyledButton>
        ))}
        <span className={styles.spacer} />
        <Switch
          size="xs"
          label={t("asTable")}
          checked={asTable}
          onChange={(event) => setAsTable(event.currentTarget.checked)}
        />
        <ShowQuery
          queries={data.queries.map(({ query, durationMs }) => ({ promql: query, durationMs }))}
          windowSeconds={data.stepSeconds * Math.max(0, data.length - 1)}
        />
      </div>
      {asTable ? (
        <SeriesTable data={data} names={names} />
      ) : (
        <VersionPlots data={data} names={names} hidden={hidden} marks={marks} />
      )}
      <MarkList marks={marks} />
    </>
  );
}
