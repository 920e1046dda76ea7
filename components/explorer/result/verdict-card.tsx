"use client";
import {
  IconArrowForwardUp,
  IconBan,
  IconCornerUpRight,
  IconDoorExit,
  IconHandStop,
  IconMessage,
  IconRouteOff,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ObjectLink } from "@/components/mesh/object-link";
import { Card } from "@/components/ui/card";
import { VerdictSign } from "@/components/ui/verdict-sign";
import type { ExplainRequest, ExplainResponse } from "@/lib/contracts/routes/explain";
import styles from "../explorer.module.css";
import { decidingStep } from "../model/deciding-step";
import type { Part } from "../model/differing-parts";
import { outcomeTone } from "../model/outcome-tone";
import { CopyMenu } from "./copy-menu";
import { useOutcomeWords } from "./use-outcome-words";

const ICONS: Readonly<Record<ExplainResponse["outcome"], typeof IconBan>> = {
  route: IconArrowForwardUp,
  redirect: IconCornerUpRight,
  directResponse: IconMessage,
  refused: IconHandStop,
  blackHole: IconBan,
  passthrough: IconDoorExit,
  noRoute: IconRouteOff,
};

interface VerdictCardProps {
  readonly answer: ExplainResponse;
  readonly request: ExplainRequest;
  /** Which configuration says so. */
  readonly title: string;
  readonly differs: ReadonlySet<Part>;
}

/** The outcome as one sentence, and the facts beside it. */
export function VerdictCard({ answer, request, title, differs }: VerdictCardProps): ReactElement {
  const t = useTranslations("explorer");
  const { sentence, facts } = useOutcomeWords()(answer);
  const deciding = decidingStep(answer);
  const { by } = answer.authorization;
  return (
    <Card label={t("verdict")}>
      <div className={styles.verdictHead}>
        <p className={styles.by}>{title}</p>
        <CopyMenu answer={answer} request={request} sentence={sentence} facts={facts} />
      </div>
      <div className={styles.verdict}>
        <VerdictSign icon={ICONS[answer.outcome]} tone={outcomeTone(answer)} />
        <div className={styles.verdictText} aria-live="polite">
          <h2 data-differs={differs.has("outcome") || undefined}>{sentence}</h2>
          {deciding !== undefined && (
            <p className={styles.because}>
              {deciding.object !== null && (
                <>
                  <ObjectLink object={deciding.object} />
                  {": "}
                </>
              )}
              {deciding.because}
            </p>
          )}
        </div>
      </div>
      <dl className={styles.facts}>
        {facts.map(({ part, label, words }) => (
          <div key={part} data-differs={differs.has(part) || undefined}>
            <dt>{label}</dt>
            <dd>
              {words}
              {part === "authorization" && by !== null && (
                <>
                  {" "}
                  <ObjectLink object={by} />
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
