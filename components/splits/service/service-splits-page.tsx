"use client";
import { Button } from "@mantine/core";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { IconAdjustments, IconTopologyStar3 } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useMemo, useState, type ReactElement, type ReactNode } from "react";
import { AnswerNotes } from "@/components/mesh/answer-notes";
import { mayMissObjects } from "@/components/mesh/model/may-miss-objects";
import { objectPath } from "@/components/mesh/model/object-path";
import { ProblemPanel } from "@/components/mesh/problem-panel";
import { useConfigEvents } from "@/components/mesh/use-config-events";
import { Chip } from "@/components/ui/chip";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { MessagePanel } from "@/components/ui/message-panel";
import type { ApiProblem } from "@/lib/client/api-problem";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { splitsQuery } from "@/lib/client/queries/splits";
import { splitSeriesQuery } from "@/lib/client/queries/split-series";
import type { SplitService } from "@/lib/client/queries/split-service";
import { statusQuery } from "@/lib/client/queries/status";
import { useSplitPageParams } from "@/lib/client/url-state/split-page-state";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import type { SplitDto, SplitsResponse } from "@/lib/contracts/splits/splits-response";
import type { EndedShift } from "../model/shift/ended-shift";
import { splitKey } from "@/components/mesh/splits/split-key";
import { splitsOfService } from "@/components/mesh/splits/splits-of-service";
import { EndedCard } from "../shift/ended-card";
import styles from "./service-page.module.css";
import { SplitCard } from "./split-card";
import { useChangedAgo } from "./use-changed-ago";
import { VersionCharts } from "./version-charts";

/** The splits of one Service, its versions over time, and shifting traffic between them. */
export function ServiceSplitsPage({ namespace, name }: SplitService): ReactElement {
  const states = useTranslations("states");
  useConfigEvents();
  const [{ window, refresh, at }] = useScopeParams();
  const { data, error, dataUpdatedAt, refetch } = useQuery(splitsQuery([], { window, refresh }));
  const splits = useMemo(
    () => splitsOfService(data?.splits ?? [], { namespace, name }),
    [data, namespace, name],
  );
  const [{ span }] = useSplitPageParams();
  const series = useQuery(splitSeriesQuery({ namespace, name }, span));
  const gone = splits.length === 0 && series.error?.status === 404 ? series.error : null;
  return (
    <div className={styles.page}>
      <PageHeading namespace={namespace} name={name}>
        {gone === null && <ServiceLinks namespace={namespace} name={name} />}
      </PageHeading>
      <AnswerNotes
        warnings={data?.warnings ?? []}
        stale={data !== undefined && error !== null ? { at: dataUpdatedAt, cause: error.detail } : null}
        past={{ chosen: at !== null, words: states("nowOnly") }}
      />
      {data === undefined ? (
        <NoData problem={error} onRetry={() => void refetch()} />
      ) : (
        <Answered service={{ namespace, name }} splits={splits} data={data} series={series} gone={gone} />
      )}
    </div>
  );
}

interface AnsweredProps {
  readonly service: SplitService;
  readonly splits: readonly SplitDto[];
  /** The answer they are of. */
  readonly data: SplitsResponse;
  readonly series: Pick<UseQueryResult, "isPending" | "refetch">;
  /** Why nothing is known of the Service; null where something is, or may yet be. */
  readonly gone: ApiProblem | null;
}

function Answered({ service, splits, data, series, gone }: AnsweredProps): ReactElement {
  const [ended, setEnded] = useState<EndedShift | null>(null);
  const objects = useMemo(() => splits.map(({ object }) => object), [splits]);
  const changedAgo = useChangedAgo(objects, data);
  if (gone !== null) return <ProblemPanel problem={gone} onRetry={() => void series.refetch()} />;
  return (
    <>
      {splits.length === 0 && !series.isPending && (
        <NoSplit service={service} sure={!mayMissObjects(data.warnings)} />
      )}
      {ended !== null && <EndedCard ended={ended} onClose={() => setEnded(null)} />}
      {splits.map((split) => (
        <SplitCard
          key={splitKey(split)}
          split={split}
          service={service}
          changedMs={changedAgo(split)}
          onEnded={setEnded}
        />
      ))}
      <VersionCharts service={service} objects={objects} />
    </>
  );
}

function NoData({ problem, onRetry }: { problem: ApiProblem | null; onRetry: () => void }): ReactElement {
  if (problem === null) return <LoadingPanel lines={8} />;
  return <ProblemPanel problem={problem} onRetry={onRetry} />;
}

interface PageHeadingProps extends SplitService {
  /** Links to more about the Service. */
  readonly children: ReactNode;
}

function PageHeading({ namespace, name, children }: PageHeadingProps): ReactElement {
  const t = useTranslations("splits");
  const href = useScopedHref();
  return (
    <header className={styles.heading}>
      <h1>
        <Link href={href("/splits")}>{t("title")}</Link> <span aria-hidden>/</span> {name}
      </h1>
      <Chip>{namespace}</Chip>
      <span className={styles.spacer} />
      {children}
    </header>
  );
}

function ServiceLinks({ namespace, name }: SplitService): ReactElement {
  const t = useTranslations("splits");
  const href = useScopedHref();
  const { data: status } = useQuery(statusQuery());
  const graph = objectPath({ kind: "Service", namespace, name }, status?.cluster ?? null);
  return (
    <>
      {graph !== null && (
        <Button
          component={Link}
          href={href(graph)}
          fw={400}
          leftSection={<IconTopologyStar3 size={14} aria-hidden />}
        >
          {t("openGraph")}
        </Button>
      )}
      <Button
        component={Link}
        href={href(`/config/services/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`)}
        fw={400}
        leftSection={<IconAdjustments size={14} aria-hidden />}
      >
        {t("openSettings")}
      </Button>
    </>
  );
}

interface NoSplitProps {
  readonly service: SplitService;
  /** Whether everything could be read that would tell of a split. */
  readonly sure: boolean;
}

function NoSplit({ service: { namespace, name }, sure }: NoSplitProps): ReactElement {
  const t = useTranslations("splits");
  const href = useScopedHref();
  if (!sure) return <MessagePanel kind="empty" title={t("noneKnown")} detail={t("noneKnownDetail")} />;
  return (
    <MessagePanel
      kind="empty"
      title={t("noneOfService", { name })}
      detail={t("noneOfServiceDetail")}
      actions={
        <Button
          component={Link}
          href={href(`/config/services/${encodeURIComponent(namespace)}/${encodeURIComponent(name)}`)}
        >
          {t("openSettings")}
        </Button>
      }
    />
  );
}
