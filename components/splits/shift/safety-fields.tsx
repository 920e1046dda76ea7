"use client";
import { Checkbox, Select, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { DEADLINE_HOURS, testOfDraft, type ShiftDraft } from "../model/shift/shift-draft";
import styles from "./shift.module.css";
import { TestRouteEditor } from "./test-route-editor";

interface SafetyFieldsProps {
  readonly draft: ShiftDraft;
  readonly names: readonly string[];
  /** The destination that gains most. */
  readonly gaining: number;
  readonly onName: (name: string) => void;
  readonly onChange: (part: Partial<ShiftDraft>) => void;
}

/** By when a shift shall be done, whose it is, and how it begins. */
export function SafetyFields({ draft, names, gaining, onName, onChange }: SafetyFieldsProps): ReactElement {
  const t = useTranslations("shifting");
  return (
    <>
      <div className={styles.testFields}>
        <Select
          size="xs"
          label={t("deadline")}
          allowDeselect={false}
          data={DEADLINE_HOURS.map((hours) => ({ value: String(hours), label: t("hours", { hours }) }))}
          value={String(draft.deadlineHours)}
          onChange={(value) => onChange({ deadlineHours: Number(value) })}
        />
        <TextInput
          size="xs"
          label={t("yourName")}
          placeholder={t("yourNameHint")}
          maxLength={80}
          value={draft.by}
          onChange={(event) => onName(event.currentTarget.value)}
        />
      </div>
      <TestRouteEditor
        names={names}
        test={draft.test}
        gaining={gaining}
        onTest={(test) => onChange(testOfDraft(draft.test, test))}
      />
      <Checkbox
        size="xs"
        label={t("firstStep")}
        description={t("firstStepHint")}
        checked={draft.firstStep}
        onChange={(event) => onChange({ firstStep: event.currentTarget.checked })}
      />
    </>
  );
}
