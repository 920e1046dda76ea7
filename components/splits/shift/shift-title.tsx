"use client";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Chip } from "@/components/ui/chip";
import { useNow } from "@/lib/client/hooks/use-now";
import type { ShiftPlan } from "@/lib/domain/shifting/shift-plan";
import { formatAge } from "@/lib/format/age";
import { formatMoment } from "@/lib/format/moment";
import { shiftStanding } from "../model/shift-standing";
import styles from "./shift.module.css";

const TICK_MS = 1_000;

/** How far a shift has come, whose it is, and by when it shall be done. */
export function ShiftTitle({ plan, broken }: { plan: ShiftPlan; broken: boolean }): ReactElement {
  const t = useTranslations("shifting");
  const now = useNow(TICK_MS);
  const deadline = Date.parse(plan.deadline);
  const overdue = deadline < now;
  const { standing, tone } = shiftStanding({ broken, overdue, state: plan.state });
  return (
    <h3 className={styles.title}>
      {t("stepOf", { taken: plan.taken, steps: plan.steps.length })}
      <Chip tone={tone} dot>
        {t("standing", { standing })}
      </Chip>
      <span className={styles.muted}>
        {t("whose", { by: plan.by, age: formatAge(now - Date.parse(plan.startedAt)) })}
      </span>
      <span className={overdue ? styles.warn : styles.muted}>
        {overdue
          ? t("overdueSince", { age: formatAge(now - deadline) })
          : t("doneBy", { moment: formatMoment(deadline, now) })}
      </span>
    </h3>
  );
}
