"use client";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactElement, ReactNode } from "react";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { useScopeParams } from "@/lib/client/url-state/use-scope-params";
import { AnswerNotes, type Warning } from "./answer-notes";
import { ProblemPanel } from "./problem-panel";

/** What the API says of now: when it was so, in unix seconds, and what it lacks. */
interface Answer {
  readonly at: number;
  readonly warnings?: readonly Warning[];
}

interface QueryAnswerProps<T extends Answer> {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
  /** Further ways on from where there is no answer. */
  readonly elsewhere?: ReactNode;
}

/** A page's answer under what is to be known before relying on it; until it is there, or without it, why there is none. */
export function QueryAnswer<T extends Answer>(props: QueryAnswerProps<T>): ReactElement {
  const { query, children, elsewhere } = props;
  const t = useTranslations("states");
  const [{ at }] = useScopeParams();
  const { data, error, dataUpdatedAt, refetch } = query;
  if (data === undefined)
    return error === null ? (
      <LoadingPanel lines={10} />
    ) : (
      <ProblemPanel problem={error} onRetry={() => void refetch()}>
        {elsewhere}
      </ProblemPanel>
    );
  return (
    <>
      <AnswerNotes
        warnings={data.warnings ?? []}
        stale={error === null ? null : { at: dataUpdatedAt, cause: error.detail }}
        past={{ chosen: at !== null, words: t("nowOnly") }}
      />
      {children(data)}
    </>
  );
}
