import { IconCircle, IconCircleCheck, IconPlayerPlay } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { ShiftPlan } from "@/lib/domain/shifting/shift-plan";
import { stepLines, type StepLine } from "../model/shift/step-lines";
import styles from "./shift.module.css";

const ICONS = { done: IconCircleCheck, next: IconPlayerPlay, later: IconCircle } as const;

interface StepListProps {
  readonly plan: ShiftPlan;
  readonly names: readonly string[];
}

/** The weights before the shift and of every step, with the one that is next. */
export function StepList({ plan, names }: StepListProps): ReactElement {
  const t = useTranslations("shifting");
  return (
    <div>
      <h3>{t("stepsTitle")}</h3>
      <ol className={styles.stepList} aria-label={t("steps")}>
        {stepLines(plan).map((line) => (
          <StepItem key={line.number} line={line} names={names} />
        ))}
      </ol>
      {plan.testRoute !== null && (
        <p className={styles.muted}>
          {t("testRouteOn", {
            header: plan.testRoute.header,
            value: plan.testRoute.value,
            name: names[plan.testRoute.destination] ?? "",
          })}
        </p>
      )}
    </div>
  );
}

function StepItem({ line, names }: { line: StepLine; names: readonly string[] }): ReactElement {
  const t = useTranslations("shifting");
  const { number, state, weights, goal } = line;
  const Icon = ICONS[state];
  return (
    <li data-state={state} aria-current={state === "next" ? "step" : undefined}>
      <Icon size={15} className={state === "done" ? styles.ok : styles.waiting} aria-hidden />
      <span>{t("stepName", { number, goal: String(goal) })}</span>
      <span className={styles.grow}>
        {weights
          .map((weight, index) =>
            t("stepShare", { name: names[index] ?? "", weight: weight === null ? "–" : String(weight) }),
          )
          .join(" · ")}
      </span>
      <span className={styles.muted}>{t("stepState", { state })}</span>
    </li>
  );
}
