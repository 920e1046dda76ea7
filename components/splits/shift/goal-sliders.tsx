"use client";
import { ActionIcon, NumberInput, Slider } from "@mantine/core";
import { IconLock, IconLockOpen } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { shareWeights } from "@/lib/domain/forms/share-weights";
import { formatPercent } from "@/lib/format/percent";
import styles from "./shift.module.css";

interface GoalSlidersProps {
  readonly names: readonly string[];
  readonly from: readonly number[];
  readonly goal: readonly number[];
  readonly locked: ReadonlySet<number>;
  readonly onGoal: (goal: readonly number[]) => void;
  readonly onLocked: (locked: ReadonlySet<number>) => void;
}

/** The weights to end with: moving one moves the others that are not locked; together they stay 100. */
export function GoalSliders(props: GoalSlidersProps): ReactElement {
  const { names, from, goal, locked, onGoal, onLocked } = props;
  const t = useTranslations("shifting");
  const toggle = (index: number): void => {
    const next = new Set(locked);
    if (!next.delete(index)) next.add(index);
    onLocked(next);
  };
  const set = (index: number, weight: number): void => onGoal(shareWeights(goal, { index, weight, locked }));
  return (
    <div className={styles.sliders} role="group" aria-label={t("goal")}>
      {names.map((name, index) => (
        <div key={index} className={styles.slider}>
          <b>{name}</b>
          <span className={styles.muted}>{formatPercent(from[index] ?? 0)}</span>
          <Slider
            size="sm"
            min={0}
            max={100}
            label={null}
            thumbLabel={t("goalOf", { name })}
            value={goal[index] ?? 0}
            disabled={locked.has(index)}
            onChange={(weight) => set(index, weight)}
          />
          <NumberInput
            size="xs"
            w={78}
            min={0}
            max={100}
            suffix=" %"
            allowDecimal={false}
            aria-label={t("goalNumber", { name })}
            value={goal[index] ?? 0}
            disabled={locked.has(index)}
            onChange={(weight) => {
              if (typeof weight === "number") set(index, weight);
            }}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="sm"
            aria-pressed={locked.has(index)}
            aria-label={t("lock", { name })}
            onClick={() => toggle(index)}
          >
            {locked.has(index) ? <IconLock size={14} aria-hidden /> : <IconLockOpen size={14} aria-hidden />}
          </ActionIcon>
        </div>
      ))}
    </div>
  );
}
