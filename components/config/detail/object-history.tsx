"use client";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMemo, type ReactElement } from "react";
import { ProblemPanel } from "@/components/mesh/problem-panel";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { MessagePanel } from "@/components/ui/message-panel";
import { configHistoryQuery } from "@/lib/client/queries/config-history";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { KeptNote } from "../history/kept-note";
import { OlderButton } from "../history/older-button";
import { RevisionDays } from "../history/revision-days";

interface ObjectHistoryProps {
  readonly object: ObjectRef;
  readonly now: number;
}

/** Every change of one object that was seen; earlier states open as drafts. */
export function ObjectHistory({ object, now }: ObjectHistoryProps): ReactElement {
  const t = useTranslations("configHistory");
  const query = useInfiniteQuery(configHistoryQuery({ namespaces: [], kind: null, object }));
  const loaded = useMemo(() => query.data?.pages.flatMap(({ revisions }) => revisions) ?? [], [query.data]);
  const first = query.data?.pages[0];
  if (first === undefined) {
    return query.error === null ? (
      <LoadingPanel lines={6} />
    ) : (
      <ProblemPanel problem={query.error} onRetry={() => void query.refetch()} />
    );
  }
  return (
    <>
      <KeptNote since={first.since} kept={first.kept} now={now} />
      {loaded.length === 0 && (
        <MessagePanel kind="empty" title={t("nothing")} detail={t("nothingOfObject")} />
      )}
      <RevisionDays revisions={loaded} ofOneObject />
      <OlderButton query={query} shown={loaded.length} loaded={loaded.length} />
    </>
  );
}
