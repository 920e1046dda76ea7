"use client";
import { ActionIcon, Button, NumberInput, Select } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { presetOf, STEP_PRESETS, type StepPreset } from "../model/shift/step-presets";
import styles from "./shift.module.css";

const MOST_STEPS = 20;

interface StepsEditorProps {
  readonly names: readonly string[];
  readonly from: readonly number[];
  readonly goal: readonly number[];
  readonly steps: readonly (readonly number[])[];
  /** The preset that was chosen last. */
  readonly chosen: StepPreset;
  readonly onChoose: (preset: StepPreset) => void;
  readonly onSteps: (steps: readonly (readonly number[])[]) => void;
}

/** The weights of each step on the way to the goal: from a preset, and changed by hand. */
export function StepsEditor(props: StepsEditorProps): ReactElement {
  const { names, from, goal, steps, chosen, onChoose, onSteps } = props;
  const t = useTranslations("shifting");
  const preset = presetOf(steps, { from, goal, preferred: chosen });
  const setWeight = (at: number, index: number, weight: number): void =>
    onSteps(steps.map((step, other) => (other === at ? step.with(index, weight) : step)));
  const insert = (): void => onSteps([...steps.slice(0, -1), steps.at(-2) ?? from, goal]);
  const last = steps.length - 1;
  return (
    <div className={styles.steps}>
      <Select
        size="xs"
        label={t("preset")}
        allowDeselect={false}
        data={[
          ...STEP_PRESETS.map((value) => ({ value, label: t("presetName", { preset: value }) })),
          ...(preset === null ? [{ value: "own", label: t("presetName", { preset: "own" }) }] : []),
        ]}
        value={preset ?? "own"}
        onChange={(value) => {
          const next = STEP_PRESETS.find((known) => known === value);
          if (next !== undefined) onChoose(next);
        }}
      />
      <table className={styles.stepTable} aria-label={t("steps")}>
        <thead>
          <tr>
            <th scope="col">{t("step")}</th>
            {names.map((name, index) => (
              <th key={index} scope="col">
                {name}
              </th>
            ))}
            <th />
          </tr>
        </thead>
        <tbody>
          {steps.map((step, at) => (
            <tr key={at}>
              <th scope="row">{at === last ? t("goalStep", { number: at + 1 }) : at + 1}</th>
              {step.map((weight, index) => (
                <td key={index}>
                  <NumberInput
                    size="xs"
                    w={78}
                    min={0}
                    allowDecimal={false}
                    allowNegative={false}
                    hideControls
                    aria-label={t("stepWeight", { number: at + 1, name: names[index] ?? "" })}
                    value={weight}
                    disabled={at === last}
                    onChange={(next) => {
                      if (typeof next === "number") setWeight(at, index, next);
                    }}
                  />
                </td>
              ))}
              <td>
                {at !== last && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size="sm"
                    aria-label={t("removeStep", { number: at + 1 })}
                    onClick={() => onSteps(steps.filter((_, other) => other !== at))}
                  >
                    <IconTrash size={14} aria-hidden />
                  </ActionIcon>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        size="compact-xs"
        variant="subtle"
        w="fit-content"
        leftSection={<IconPlus size={12} aria-hidden />}
        disabled={steps.length >= MOST_STEPS}
        onClick={insert}
      >
        {t("addStep")}
      </Button>
    </div>
  );
}
