"use client";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconAdjustments, IconTopologyStar3 } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useMemo, useState, type ReactElement } from "react";
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
import type { SplitService } from "@/lib/client/queries/split-service";
import { statusQuery } from "@/lib/client/queries/status";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import type { EndedShift } from "../model/shift/ended-shift";
import { splitKey } from "@/components/mesh/splits/split-key";
import { splitsOfService } from "@/components/mesh/splits/splits-of-service";
import { EndedCard } from "../shift/ended-card";
import styles from "./service-page.module.css";
import { SplitCard } from "./split-card";
import { useChangedAgo } from "./use-changed-ago";
import { VersionCharts } from "./version-charts";

const NO_WINDOW = { at: 0, windowSeconds: 0 };

/** The splits of one Service, its versions over time, and shifting traffic between them. */
export function ServiceSplitsPage({ namespace, name }: SplitService): ReactElement {
  const t = useTranslations("splits");
  useConfigEvents();
  const [{ window, refresh, at }] = useScopeParams();
  const { data, error, dataUpdatedAt, refetch } = useQuery(splitsQuery([], { window, refresh }));
  const splits = useMemo(
    () => splitsOfService(data?.splits ?? [], { namespace, name }),
    [data, namespace, name],
  );
  const [ended, setEnded] = useState<EndedShift | null>(null);
  const objects = useMemo(() => splits.map(({ object }) => object), [splits]);
  const changedAgo = useChangedAgo(objects, data ?? NO_WINDOW);
  return (
    <div className={styles.page}>
      <PageHeading namespace={namespace} name={name} />
      <AnswerNotes
        warnings={data?.warnings ?? []}
        stale={data !== undefined && error !== null ? { at: dataUpdatedAt, cause: error.detail } : null}
        past={{ chosen: at !== null, words: t("alwaysNow") }}
        signs
      />
      {data === undefined && <NoData problem={error} onRetry={() => void refetch()} />}
      {data !== undefined && splits.length === 0 && (
        <NoSplit service={{ namespace, name }} sure={!mayMissObjects(data.warnings)} />
      )}
      {ended !== null && <EndedCard ended={ended} onClose={() => setEnded(null)} />}
      {splits.map((split) => (
        <SplitCard
          key={splitKey(split)}
          split={split}
          service={{ namespace, name }}
          changedMs={changedAgo(split.object)}
          onEnded={setEnded}
        />
      ))}
      {data !== undefined && <VersionCharts service={{ namespace, name }} objects={objects} />}
    </div>
  );
}

function NoData({ problem, onRetry }: { problem: ApiProblem | null; onRetry: () => void }): ReactElement {
  if (problem === null) return <LoadingPanel lines={8} />;
  return <ProblemPanel problem={problem} onRetry={onRetry} />;
}

function PageHeading({ namespace, name }: SplitService): ReactElement {
  const t = useTranslations("splits");
  const href = useScopedHref();
  const { data: status } = useQuery(statusQuery());
  const graph = objectPath({ kind: "Service", namespace, name }, status?.cluster ?? null);
  return (
    <header className={styles.heading}>
      <h1>
        <Link href={href("/splits")}>{t("title")}</Link> <span aria-hidden>/</span> {name}
      </h1>
      <Chip>{namespace}</Chip>
      <span className={styles.spacer} />
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
    </header>
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
