"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactElement, type SubmitEvent } from "react";
import { USUAL_GATES, type ShiftDraft } from "../model/shift/shift-draft";
import { presetSteps, type StepPreset } from "../model/shift/step-presets";
import { GatesEditor } from "./gates-editor";
import { GoalSliders } from "./goal-sliders";
import { SafetyFields } from "./safety-fields";
import styles from "./shift.module.css";
import { StepsEditor } from "./steps-editor";
import { useOwnName } from "./use-own-name";

const USUAL_HOURS = 4;

interface StartShiftFormProps {
  readonly names: readonly string[];
  /** Percents as they are now; together 100. */
  readonly from: readonly number[];
  /** Why the draft as it stands cannot be started; "" where it can. */
  readonly check: (draft: ShiftDraft) => string;
  readonly onReview: (draft: ShiftDraft) => void;
  readonly onCancel: () => void;
}

/** Puts a shift together: where it ends, in which steps, what must hold before each, and by when. */
export function StartShiftForm({
  names,
  from,
  check,
  onReview,
  onCancel,
}: StartShiftFormProps): ReactElement {
  const t = useTranslations("shifting");
  const [ownName, setOwnName] = useOwnName();
  const [draft, setDraft] = useState<Omit<ShiftDraft, "by">>({
    goal: from,
    locked: new Set(),
    steps: [],
    gates: USUAL_GATES,
    deadlineHours: USUAL_HOURS,
    test: null,
    firstStep: true,
  });
  const change = (part: Partial<ShiftDraft>): void => setDraft({ ...draft, ...part });
  const [preset, setPreset] = useState<StepPreset>("careful");
  const setGoal = (goal: readonly number[]): void => change({ goal, steps: presetSteps(preset, from, goal) });
  const gains = draft.goal.map((weight, index) => weight - (from[index] ?? 0));
  const moved = gains.some((gain) => gain !== 0);
  const whole = { ...draft, by: ownName };
  const checked = moved ? check(whole) : "";
  const because = moved && ownName.trim() === "" ? t("nameMissing") : checked;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (moved && because === "") onReview(whole);
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-label={t("start")}>
      <section>
        <h3>{t("goalTitle")}</h3>
        <GoalSliders
          names={names}
          from={from}
          goal={draft.goal}
          locked={draft.locked}
          onGoal={setGoal}
          onLocked={(locked) => change({ locked })}
        />
        <h3>{t("stepsTitle")}</h3>
        {draft.steps.length === 0 ? (
          <p className={styles.muted}>{t("moveFirst")}</p>
        ) : (
          <StepsEditor
            names={names}
            from={from}
            goal={draft.goal}
            steps={draft.steps}
            chosen={preset}
            onChoose={(next) => {
              setPreset(next);
              change({ steps: presetSteps(next, from, draft.goal) });
            }}
            onSteps={(steps) => change({ steps })}
          />
        )}
      </section>
      <section>
        <h3>{t("gatesTitle")}</h3>
        <GatesEditor gates={draft.gates} onGates={(gates) => change({ gates })} />
        <h3>{t("safetyTitle")}</h3>
        <SafetyFields
          draft={whole}
          names={names}
          gaining={Math.max(0, gains.indexOf(Math.max(...gains)))}
          onName={setOwnName}
          onChange={change}
        />
      </section>
      <div className={styles.actions}>
        <Button type="submit" variant="filled" disabled={!moved || because !== ""}>
          {t("review")}
        </Button>
        <Button onClick={onCancel}>{t("cancel")}</Button>
        {because !== "" && (
          <p className={styles.reason} role="status">
            {because}
          </p>
        )}
      </div>
    </form>
  );
}
