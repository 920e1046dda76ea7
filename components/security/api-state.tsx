"use client";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { ProblemPanel } from "@/components/mesh/problem-panel";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { Note } from "@/components/ui/note";
import { StaleNote } from "@/components/ui/stale-note";
import { useNow } from "@/lib/client/hooks/use-now";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import styles from "./security.module.css";

const TICK_MS = 30_000;

interface ApiStateProps<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}

/** Says that the moment chosen for the graph does not apply here. */
function PastNote(): ReactElement | null {
  const t = useTranslations("mtlsPage");
  const [{ at }] = useScopeParams();
  if (at === null) return null;
  return (
    <div className={styles.notes}>
      <Note tone="neutral">{t("nowOnly")}</Note>
    </div>
  );
}

/** What a query gave; before that or without it, why there is nothing; over an old answer, how old it is. */
export function ApiState<T>({ query, children }: ApiStateProps<T>): ReactElement {
  const now = useNow(TICK_MS);
  const { data, error, dataUpdatedAt, refetch } = query;
  if (data === undefined)
    return error === null ? (
      <LoadingPanel lines={10} />
    ) : (
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
    );
  return (
    <>
      <PastNote />
      {error !== null && (
        <div className={styles.notes}>
          <StaleNote ageMs={now - dataUpdatedAt} cause={error.detail} />
        </div>
      )}
      {children(data)}
    </>
  );
}
