"use client";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useMemo, type ReactElement } from "react";
import { mayMissObjects } from "@/components/mesh/model/may-miss-objects";
import { NothingListed } from "@/components/mesh/nothing-listed";
import { QueryAnswer } from "@/components/mesh/query-answer";
import { useConfigEvents } from "@/components/mesh/use-config-events";
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
  const [{ namespaces, window }] = useScopeParams();
  const [{ text, family, tls, authentication, traffic, sort, desc }] = useExposuresParams();
  const query = useQuery(exposuresQuery(namespaces, window));
  const { data } = query;
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
      <QueryAnswer query={query}>
        {(answer) => (
          <div className={styles.body}>
            {shown.length > 0 ? <ExposureTable exposures={shown} /> : <Nothing data={answer} />}
          </div>
        )}
      </QueryAnswer>
    </div>
  );
}

function Summary({ data }: { data: ExposuresResponse }): ReactElement {
  const t = useTranslations("exposures");
  const { exposures, warnings, windowSeconds } = data;
  return (
    <p className={styles.summary} aria-live="polite">
      {t("summary", {
        count: exposures.length,
        sure: String(!mayMissObjects(warnings)),
        open: exposures.filter(({ authentication }) => authentication.state === "none").length,
        window: formatDuration(windowSeconds * 1000),
      })}
    </p>
  );
}

function Nothing({ data }: { data: ExposuresResponse }): ReactElement {
  const t = useTranslations("exposures");
  const href = useScopedHref();
  const [, setParams] = useExposuresParams();
  return (
    <NothingListed
      of="exposures"
      filtered={data.exposures.length > 0}
      onClear={() => void setParams(null)}
      warnings={data.warnings}
      wayOut={
        <Button component={Link} href={href("/config")}>
          {t("openConfig")}
        </Button>
      }
    />
  );
}
