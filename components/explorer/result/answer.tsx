"use client";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ProblemPanel } from "@/components/mesh/problem-panel";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { Note } from "@/components/ui/note";
import { StaleNote } from "@/components/ui/stale-note";
import { useNow } from "@/lib/client/hooks/use-now";
import type { ExplainRequest, ExplainResponse } from "@/lib/contracts/routes/explain";
import { formatMoment } from "@/lib/format/moment";
import styles from "../explorer.module.css";
import type { Part } from "../model/differing-parts";
import { DestinationList } from "./destination-list";
import { StepTimeline } from "./step-timeline";
import { VerdictCard } from "./verdict-card";

const TICK_MS = 5_000;

interface AnswerProps {
  readonly query: UseQueryResult<ExplainResponse>;
  readonly request: ExplainRequest;
  readonly differs: ReadonlySet<Part>;
}

/** What one configuration does with the request: the verdict, where it arrives, and every step. */
export function Answer({ query, request, differs }: AnswerProps): ReactElement {
  const t = useTranslations("explorer");
  const now = useNow(TICK_MS);
  const { data, error, refetch, isPlaceholderData, dataUpdatedAt } = query;
  if (data === undefined)
    return error === null ? (
      <LoadingPanel lines={8} />
    ) : (
      <ProblemPanel problem={error} onRetry={() => void refetch()} />
    );
  const { destinations, warnings, of, steps } = data;
  const title = t("explainedBy", {
    of,
    moment: request.at === undefined ? "" : formatMoment(request.at, now),
  });
  return (
    <article className={styles.answer} aria-label={title} aria-busy={isPlaceholderData}>
      {error !== null && <StaleNote ageMs={now - dataUpdatedAt} cause={error.detail} />}
      <VerdictCard answer={data} request={request} title={title} differs={differs} />
      {warnings.map(({ code, message }) => (
        <Note key={`${code} ${message}`}>{message}</Note>
      ))}
      {destinations.length > 0 && (
        <DestinationList destinations={destinations} differs={differs.has("destinations")} />
      )}
      <StepTimeline steps={steps} destinations={destinations} />
    </article>
  );
}
