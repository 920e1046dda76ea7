"use client";
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconCircleMinus, IconCircleX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { ObjectLink } from "@/components/mesh/object-link";
import { Card } from "@/components/ui/card";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import type { ApplyResult } from "./model/apply-in-order";
import styles from "./review.module.css";

interface ResultsCardProps {
  readonly refs: readonly ObjectRef[];
  readonly results: readonly ApplyResult[];
  readonly onGoToField: ((field: string) => void) | null;
  /** Asks the cluster again, to see whether an uncertain write was made. */
  readonly onReadAgain: () => void;
}

/** What was written and what was not, object by object. */
export function ResultsCard({ refs, results, onGoToField, onReadAgain }: ResultsCardProps): ReactElement {
  const t = useTranslations("review");
  const written = results.filter(({ state }) => state === "done").length;
  return (
    <Card label={t("results")}>
      <h2 className={styles.title}>{t("resultsTitle", { written, total: results.length })}</h2>
      <ul className={styles.list} aria-label={t("results")}>
        {results.map((result, index) => {
          const ref = refs[index];
          return (
            <li key={index}>
              <ResultLine result={result} refOf={ref ?? null} />
              <ResultDetail result={result} onGoToField={onGoToField} onReadAgain={onReadAgain} />
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function ResultLine({ result, refOf }: { result: ApplyResult; refOf: ObjectRef | null }): ReactElement {
  const t = useTranslations("review");
  const { Icon, tone } = look(result);
  const state = result.state === "failed" ? "uncertain" : result.state;
  const outcome = result.state === "done" || result.state === "stopped" ? result.response.outcome : state;
  return (
    <>
      <Icon size={16} stroke={1.8} className={styles[tone]} aria-hidden />
      <span className={styles.grow}>{refOf !== null && <ObjectLink object={refOf} />}</span>
      <span className={styles[tone]}>{t("result", { outcome })}</span>
    </>
  );
}

function look(result: ApplyResult): { readonly Icon: typeof IconCircleX; readonly tone: string } {
  if (result.state === "done") return { Icon: IconCircleCheck, tone: "ok" };
  if (result.state === "notTried") return { Icon: IconCircleMinus, tone: "waiting" };
  const uncertain =
    result.state === "failed" ? result.uncertain : result.response.problem?.uncertain === true;
  return uncertain ? { Icon: IconAlertTriangle, tone: "warn" } : { Icon: IconCircleX, tone: "bad" };
}

interface ResultDetailProps {
  readonly result: ApplyResult;
  readonly onGoToField: ((field: string) => void) | null;
  readonly onReadAgain: () => void;
}

function ResultDetail({ result, onGoToField, onReadAgain }: ResultDetailProps): ReactElement | null {
  const t = useTranslations("review");
  const problem = problemOf(result);
  if (problem === null) return null;
  const { title, detail, causes, uncertain } = problem;
  return (
    <div
      className={styles.note}
      data-tone={uncertain ? "warn" : "bad"}
      role="alert"
      style={{ width: "100%" }}
    >
      <b>{title}</b> {detail}
      {causes.length > 0 && (
        <ul>
          {causes.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              {field !== "" && onGoToField !== null ? (
                <Button size="compact-xs" onClick={() => onGoToField(field)}>
                  {field}
                </Button>
              ) : (
                <code>{field}</code>
              )}{" "}
              {message}
            </li>
          ))}
        </ul>
      )}
      {uncertain && (
        <div className={styles.actions} style={{ marginTop: 6 }}>
          <span>{t("uncertainHint")}</span>
          <Button onClick={onReadAgain}>{t("readAgain")}</Button>
        </div>
      )}
    </div>
  );
}

type Problem = NonNullable<Extract<ApplyResult, { state: "stopped" }>["response"]["problem"]>;

function problemOf(result: ApplyResult): Problem | null {
  if (result.state === "failed") return { ...result, causes: [] };
  return result.state === "stopped" ? (result.response.problem ?? null) : null;
}
