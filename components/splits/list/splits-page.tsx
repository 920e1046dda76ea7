"use client";
import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import Link from "next/link";
import { useMemo, type ReactElement } from "react";
import { NothingListed } from "@/components/mesh/nothing-listed";
import { QueryAnswer } from "@/components/mesh/query-answer";
import { useConfigEvents } from "@/components/mesh/use-config-events";
import { useScopedHref } from "@/lib/client/hooks/use-scoped-href";
import { splitsQuery } from "@/lib/client/queries/splits";
import { useSplitListParams } from "@/lib/client/url-state/split-list-state";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import type { SplitsResponse } from "@/lib/contracts/splits/splits-response";
import { formatDuration } from "@/lib/format/duration";
import { countDiffering, filterSplits, sortSplits } from "../model/list/shown-splits";
import { SplitFilterBar } from "./split-filter-bar";
import { SplitTable } from "./split-table";
import styles from "./splits-page.module.css";

/** Every route that divides traffic: configured beside observed, and the shifts that are under way. */
export function SplitsPage(): ReactElement {
  const t = useTranslations("splits");
  useConfigEvents();
  const [{ namespaces, window, refresh }] = useScopeParams();
  const query = useQuery(splitsQuery(namespaces, { window, refresh }));
  return (
    <div className={styles.page}>
      <header className={styles.heading}>
        <h1>{t("title")}</h1>
        {query.data !== undefined && <Summary data={query.data} />}
      </header>
      <SplitFilterBar />
      <QueryAnswer query={query}>
        {(data) => (
          <div className={styles.body}>
            <ShownSplits data={data} />
          </div>
        )}
      </QueryAnswer>
    </div>
  );
}

function Summary({ data }: { data: SplitsResponse }): ReactElement {
  const t = useTranslations("splits");
  return (
    <p className={styles.summary} aria-live="polite">
      {t("summary", {
        count: data.splits.length,
        differing: countDiffering(data),
        shifting: data.splits.filter(({ shift }) => shift !== null).length,
        window: formatDuration(data.windowSeconds * 1000),
      })}
    </p>
  );
}

function ShownSplits({ data }: { data: SplitsResponse }): ReactElement {
  const t = useTranslations("splits");
  const href = useScopedHref();
  const [{ text, verdict, shifting, sort, desc }, setParams] = useSplitListParams();
  const shown = useMemo(
    () => sortSplits(filterSplits(data, { text, verdict, shifting }), sort, desc),
    [data, text, verdict, shifting, sort, desc],
  );
  if (shown.length > 0) return <SplitTable splits={shown} window={data} />;
  return (
    <NothingListed
      of="splits"
      filtered={data.splits.length > 0}
      onClear={() => void setParams(null)}
      warnings={data.warnings}
      wayOut={
        <Button component={Link} href={href("/config/services")}>
          {t("openServices")}
        </Button>
      }
    />
  );
}
