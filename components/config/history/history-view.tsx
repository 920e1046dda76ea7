"use client";
import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, type ReactElement } from "react";
import { ProblemPanel } from "@/components/mesh/problem-panel";
import { kindLabel } from "@/components/mesh/model/kind-label";
import { ChoiceMenu } from "@/components/ui/choice-menu";
import { FilterBox } from "@/components/ui/filter-box";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { MessagePanel } from "@/components/ui/message-panel";
import { StaleNote } from "@/components/ui/stale-note";
import { useNow } from "@/lib/client/hooks/use-now";
import { configHistoryQuery } from "@/lib/client/queries/config-history";
import { HISTORY_SPANS } from "@/lib/client/url-state/config-history-params";
import { useConfigHistoryParams } from "@/lib/client/url-state/config-history-state";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import type { RevisionDto } from "@/lib/contracts/config/history";
import { CONFIG_KINDS } from "@/lib/domain/config/config-kinds";
import { filterRevisions } from "../model/history/filter-revisions";
import { PageHeading } from "../page-heading";
import { useConfigEvents } from "@/components/mesh/use-config-events";
import styles from "./history.module.css";
import { KeptNote } from "./kept-note";
import { OlderButton } from "./older-button";
import { RevisionDays } from "./revision-days";

const TICK_MS = 30_000;

/** Every change of configuration that was seen, as a time line. */
export function HistoryView(): ReactElement {
  const t = useTranslations("configHistory");
  useConfigEvents();
  const [{ namespaces }] = useScopeParams();
  const [filter] = useConfigHistoryParams();
  const query = useInfiniteQuery(configHistoryQuery({ namespaces, kind: filter.kind, object: null }));
  const now = useNow(TICK_MS);
  const first = query.data?.pages[0];
  const loaded = useMemo(() => query.data?.pages.flatMap(({ revisions }) => revisions) ?? [], [query.data]);
  const shown = filterRevisions(loaded, filter, now);
  return (
    <div className={styles.page}>
      <PageHeading title={t("title")}>
        {first !== undefined && <KeptNote since={first.since} kept={first.kept} now={now} />}
      </PageHeading>
      <HistoryFilter loaded={loaded} />
      {first !== undefined && query.error !== null && (
        <StaleNote ageMs={now - query.dataUpdatedAt} cause={query.error.detail} />
      )}
      {first === undefined && query.error !== null && (
        <ProblemPanel problem={query.error} onRetry={() => void query.refetch()} />
      )}
      {first === undefined && query.error === null && <LoadingPanel lines={8} />}
      {first !== undefined && shown.length === 0 && <NothingShown any={loaded.length > 0} />}
      <RevisionDays revisions={shown} />
      <OlderButton query={query} shown={shown.length} loaded={loaded.length} />
    </div>
  );
}

function NothingShown({ any }: { any: boolean }): ReactElement {
  const t = useTranslations("configHistory");
  const [, setParams] = useConfigHistoryParams();
  if (!any) return <MessagePanel kind="empty" title={t("nothing")} detail={t("nothingDetail")} />;
  return (
    <MessagePanel
      kind="empty"
      title={t("noMatch")}
      actions={<Button onClick={() => void setParams(null)}>{t("clearFilters")}</Button>}
    />
  );
}

function HistoryFilter({ loaded }: { loaded: readonly RevisionDto[] }): ReactElement {
  const t = useTranslations("configHistory");
  const [filter, setParams] = useConfigHistoryParams();
  const managers = [...new Set(loaded.map(({ manager }) => manager))].filter((name) => name !== "").sort();
  return (
    <div className={styles.bar} role="search" aria-label={t("filters")}>
      <FilterBox
        label={t("text")}
        placeholder={t("textPlaceholder")}
        value={filter.text}
        onChange={(next) => void setParams({ text: next })}
      />
      <ChoiceMenu
        label={filter.kind === null ? t("kind") : kindLabel(filter.kind)}
        groups={[
          { title: "", choices: CONFIG_KINDS.map(({ key }) => ({ value: key, label: kindLabel(key) })) },
        ]}
        chosen={filter.kind === null ? [] : [filter.kind]}
        onToggle={(kind) => void setParams({ kind: filter.kind === kind ? null : kind })}
        single
      />
      <ChoiceMenu
        label={filter.manager ?? t("manager")}
        groups={[{ title: "", choices: managers.map((value) => ({ value, label: value })) }]}
        chosen={filter.manager === null ? [] : [filter.manager]}
        onToggle={(manager) => void setParams({ manager: filter.manager === manager ? null : manager })}
        single
      />
      <ChoiceMenu
        label={t("span", { span: filter.within ?? "all" })}
        groups={[
          {
            title: "",
            choices: HISTORY_SPANS.map((value) => ({ value, label: t("span", { span: value }) })),
          },
        ]}
        chosen={filter.within === null ? [] : [filter.within]}
        onToggle={(within) => void setParams({ within: filter.within === within ? null : within })}
        single
      />
    </div>
  );
}
