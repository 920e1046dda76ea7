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

interface AnswersProps {
  readonly now: ExplainRequest;
  /** The same request by another configuration; null where none is chosen. */
  readonly other: ExplainRequest | "gone" | "unreadable" | null;
  readonly compare: boolean;
}

const NONE: ReadonlySet<Part> = new Set();

/** What becomes of the request; by two configurations side by side where one more is chosen. */
export function Answers({ now, other, compare }: AnswersProps): ReactElement {
  const lost = other === "gone" || other === "unreadable" ? other : null;
  const asked = other === "gone" || other === "unreadable" ? null : other;
  const showsNow = other === null || compare;
  const nowQuery = useQuery(explainRouteQuery(showsNow ? now : null));
  const otherQuery = useQuery(explainRouteQuery(asked));
  const differs = showsNow && asked !== null ? differingIn(nowQuery.data, otherQuery.data) : null;
  return (
    <>
      {differs !== null && <Comparison differs={differs} />}
      <div className={styles.answers} data-two={(other !== null && compare) || undefined}>
        {showsNow && <Answer query={nowQuery} request={now} differs={differs ?? NONE} />}
        {asked !== null && <Answer query={otherQuery} request={asked} differs={differs ?? NONE} />}
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
