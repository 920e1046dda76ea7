"use client";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { MessagePanel } from "@/components/ui/message-panel";
import { explainRouteQuery } from "@/lib/client/queries/explain-route";
import type { ExplainRequest, ExplainResponse } from "@/lib/contracts/routes/explain";
import styles from "../explorer.module.css";
import { differingParts, type Part } from "../model/differing-parts";
import { Answer } from "./answer";

export interface OtherConfiguration {
  /** The same request by it; null where it cannot be asked. */
  readonly request: ExplainRequest | null;
  /** Why its draft is not there. */
  readonly lost: "gone" | "unreadable" | null;
}

interface AnswersProps {
  readonly now: ExplainRequest;
  /** null where none is chosen. */
  readonly other: OtherConfiguration | null;
  readonly compare: boolean;
}

const NONE: ReadonlySet<Part> = new Set();

/** What becomes of the request; by two configurations side by side where one more is chosen. */
export function Answers({ now, other, compare }: AnswersProps): ReactElement {
  return other !== null && compare ? (
    <BothAnswers now={now} other={other} />
  ) : (
    <div className={styles.answers}>
      {other === null ? <OneAnswer request={now} /> : <OtherAnswer other={other} />}
    </div>
  );
}

function OneAnswer({ request }: { request: ExplainRequest }): ReactElement {
  return <Answer query={useQuery(explainRouteQuery(request))} request={request} differs={NONE} />;
}

function OtherAnswer({ other: { request, lost } }: { other: OtherConfiguration }): ReactElement | null {
  if (lost !== null) return <DraftLost why={lost} />;
  return request === null ? null : <OneAnswer request={request} />;
}

function BothAnswers({ now, other }: { now: ExplainRequest; other: OtherConfiguration }): ReactElement {
  const { request, lost } = other;
  const nowQuery = useQuery(explainRouteQuery(now));
  const otherQuery = useQuery(explainRouteQuery(request));
  const differs = request === null ? null : differingIn(nowQuery.data, otherQuery.data);
  return (
    <>
      {differs !== null && <Comparison differs={differs} />}
      <div className={styles.answers} data-two>
        <Answer query={nowQuery} request={now} differs={differs ?? NONE} />
        {request !== null && <Answer query={otherQuery} request={request} differs={differs ?? NONE} />}
        {lost !== null && <DraftLost why={lost} />}
      </div>
    </>
  );
}

function differingIn(
  one: ExplainResponse | undefined,
  other: ExplainResponse | undefined,
): ReadonlySet<Part> | null {
  return one === undefined || other === undefined ? null : differingParts(one, other);
}

function Comparison({ differs }: { differs: ReadonlySet<Part> }): ReactElement {
  const t = useTranslations("explorer");
  const { list } = useFormatter();
  return (
    <p className={styles.comparison} role="status" data-same={differs.size === 0 || undefined}>
      {differs.size === 0
        ? t("sameOutcome")
        : t("differentOutcome", { parts: list([...differs].map((part) => t("part", { part }))) })}
    </p>
  );
}

function DraftLost({ why }: { why: "gone" | "unreadable" }): ReactElement {
  const t = useTranslations("explorer");
  return <MessagePanel kind="empty" title={t("draftGone", { why })} detail={t("draftGoneDetail", { why })} />;
}
