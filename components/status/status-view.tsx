"use client";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ProblemPanel } from "@/components/mesh/problem-panel";
import { Card } from "@/components/ui/card";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { StaleNote } from "@/components/ui/stale-note";
import { useNow } from "@/lib/client/hooks/use-now";
import { statusQuery } from "@/lib/client/queries/status";
import type { StatusResponse } from "@/lib/contracts/status-response";
import { formatDuration } from "@/lib/format/duration";
import { DependencyCard } from "./dependency-card";
import { KindsTable } from "./kinds-table";
import styles from "./status-view.module.css";

const TICK_MS = 5_000;

/** What Meshlens depends on and reads, with the state of each and what to do about it. */
export function StatusView(): ReactElement {
  const t = useTranslations("statusPage");
  const { data, error, dataUpdatedAt, refetch } = useQuery(statusQuery());
  const now = useNow(TICK_MS);
  return (
    <div className={styles.page}>
      <div className={styles.heading}>
        <h1>{t("title")}</h1>
        {data && (
          <p className={styles.muted}>
            {t("subtitle", {
              version: data.version,
              cluster: data.cluster,
              interval: formatDuration(data.scrapeIntervalSeconds * 1000),
            })}
          </p>
        )}
      </div>
      {data && error && <StaleNote ageMs={now - dataUpdatedAt} cause={error.detail} />}
      {data && <StatusCards status={data} now={now} />}
      {!data && (
        <Card label={t("title")}>
          {error ? (
            <ProblemPanel problem={error} onRetry={() => void refetch()} />
          ) : (
            <LoadingPanel lines={6} />
          )}
        </Card>
      )}
    </div>
  );
}

function StatusCards({ status, now }: { status: StatusResponse; now: number }): ReactElement {
  return (
    <>
      <div className={styles.dependencies}>
        {status.dependencies.map((dependency) => (
          <DependencyCard key={dependency.name} dependency={dependency} now={now} />
        ))}
      </div>
      <KindsTable kinds={status.kinds} now={now} />
    </>
  );
}
