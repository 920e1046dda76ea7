"use client";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useMemo, type ReactElement } from "react";
import { AnswerNotes } from "@/components/mesh/answer-notes";
import { ProblemPanel } from "@/components/mesh/problem-panel";
import { useConfigEvents } from "@/components/mesh/use-config-events";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { MessagePanel } from "@/components/ui/message-panel";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { exposuresQuery } from "@/lib/client/queries/exposures";
import { useExposuresParams } from "@/lib/client/url-state/exposures-state";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import type { ExposuresResponse } from "@/lib/contracts/routes/exposures-response";
import { formatDuration } from "@/lib/format/duration";
import { ExposureFilterBar } from "./exposure-filter-bar";
import { ExposureTable } from "./exposure-table";
import styles from "./exposures.module.css";
import { filterExposures, sortExposures } from "./model/shown-exposures";

/** Everything that can be reached from outside. */
export function ExposuresView(): ReactElement {
  const t = useTranslations("exposures");
  useConfigEvents();
  const [{ namespaces, window, at }] = useScopeParams();
  const [{ text, family, tls, authentication, traffic, sort, desc }] = useExposuresParams();
  const { data, error, dataUpdatedAt, refetch } = useQuery(exposuresQuery(namespaces, window));
  const shown = useMemo(
    () =>
      sortExposures(
        filterExposures(data?.exposures ?? [], { text, family, tls, authentication, traffic }),
        sort,
        desc,
      ),
    [data, text, family, tls, authentication, traffic, sort, desc],
  );
  return (
    <div className={styles.page}>
      <header className={styles.heading}>
        <h1>{t("title")}</h1>
        {data !== undefined && <Summary data={data} />}
      </header>
      <ExposureFilterBar shown={shown} />
      <AnswerNotes
        warnings={data?.warnings ?? []}
        stale={data !== undefined && error !== null ? { at: dataUpdatedAt, cause: error.detail } : null}
        past={{ chosen: at !== null, words: t("alwaysNow") }}
      />
      <div className={styles.body}>
        {data === undefined && error === null && <LoadingPanel lines={10} />}
        {data === undefined && error !== null && (
          <ProblemPanel problem={error} onRetry={() => void refetch()} />
        )}
        {data !== undefined &&
          (shown.length > 0 ? (
            <ExposureTable exposures={shown} />
          ) : (
            <Nothing any={data.exposures.length > 0} />
          ))}
      </div>
    </div>
  );
}

function Summary({ data: { exposures, windowSeconds } }: { data: ExposuresResponse }): ReactElement {
  const t = useTranslations("exposures");
  return (
    <p className={styles.summary} aria-live="polite">
      {t("summary", {
        count: exposures.length,
        open: exposures.filter(({ authentication }) => authentication.state === "none").length,
        window: formatDuration(windowSeconds * 1000),
      })}
    </p>
  );
}

function Nothing({ any }: { any: boolean }): ReactElement {
  const t = useTranslations("exposures");
  const href = useScopedHref();
  const [, setParams] = useExposuresParams();
  return any ? (
    <MessagePanel
      kind="empty"
      title={t("noMatch")}
      actions={<Button onClick={() => void setParams(null)}>{t("clearFilters")}</Button>}
    />
  ) : (
    <MessagePanel
      kind="empty"
      title={t("none")}
      detail={t("noneDetail")}
      actions={
        <Button component={Link} href={href("/config")}>
          {t("openConfig")}
        </Button>
      }
    />
  );
}
