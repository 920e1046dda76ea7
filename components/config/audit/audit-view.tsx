"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, type ReactElement } from "react";
import { ProblemPanel } from "@/components/mesh/problem-panel";
import { Card } from "@/components/ui/card";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { MessagePanel } from "@/components/ui/message-panel";
import { StaleNote } from "@/components/ui/stale-note";
import { useNow } from "@/lib/client/hooks/use-now";
import { configAuditQuery } from "@/lib/client/queries/config-audit";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import type { AuditResponse } from "@/lib/contracts/config/history";
import history from "../history/history.module.css";
import { KeptNote } from "../history/kept-note";
import { OlderButton } from "../history/older-button";
import { PageHeading } from "../page-heading";
import tables from "../table.module.css";
import { useConfigEvents } from "@/components/mesh/use-config-events";
import { AuditLine } from "./audit-line";

const TICK_MS = 30_000;

/** Every write that was asked of Meshlens: who, what, when, and how it ended. */
export function AuditView(): ReactElement {
  const t = useTranslations("configAudit");
  useConfigEvents();
  const [{ namespaces }] = useScopeParams();
  const query = useInfiniteQuery(configAuditQuery(namespaces));
  const now = useNow(TICK_MS);
  const first = query.data?.pages[0];
  const entries = useMemo(() => query.data?.pages.flatMap((page) => page.entries) ?? [], [query.data]);
  return (
    <div className={history.page}>
      <PageHeading title={t("title")}>
        {first !== undefined && <KeptNote since={first.since} kept={first.kept} now={now} writes />}
      </PageHeading>
      {first !== undefined && query.error !== null && (
        <StaleNote ageMs={now - query.dataUpdatedAt} cause={query.error.detail} />
      )}
      {first === undefined && query.error !== null && (
        <ProblemPanel problem={query.error} onRetry={() => void query.refetch()} />
      )}
      {first === undefined && query.error === null && <LoadingPanel lines={8} />}
      {first !== undefined && entries.length === 0 && (
        <MessagePanel kind="empty" title={t("nothing")} detail={t("nothingDetail")} />
      )}
      {entries.length > 0 && <AuditTable entries={entries} now={now} />}
      <OlderButton query={query} shown={entries.length} loaded={entries.length} />
    </div>
  );
}

function AuditTable({ entries, now }: Pick<AuditResponse, "entries"> & { now: number }): ReactElement {
  const t = useTranslations("configAudit");
  return (
    <Card label={t("title")}>
      <table className={tables.table} aria-label={t("title")}>
        <thead>
          <tr>
            {(["at", "identity", "action", "object", "outcome"] as const).map((column) => (
              <th key={column} scope="col">
                {t("column", { column })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <AuditLine key={entry.id} entry={entry} now={now} />
          ))}
        </tbody>
      </table>
    </Card>
  );
}
