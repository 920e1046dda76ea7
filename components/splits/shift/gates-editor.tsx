"use client";
import { NumberInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import type { GatesDraft } from "../model/shift/shift-draft";
import styles from "./shift.module.css";

const FIELDS = [
  { field: "successPercent", suffix: " %", max: 100, decimals: true },
  { field: "p95Ms", suffix: " ms", max: 600_000, decimals: false },
  { field: "minimumRequests", suffix: "", max: 1_000_000_000, decimals: false },
  { field: "waitMinutes", suffix: " min", max: 10_080, decimals: true },
] as const;

interface GatesEditorProps {
  readonly gates: GatesDraft;
  readonly onGates: (gates: GatesDraft) => void;
}

/** What must hold before each step; an empty field asks for nothing. */
export function GatesEditor({ gates, onGates }: GatesEditorProps): ReactElement {
  const t = useTranslations("shifting");
  return (
    <div className={styles.gateFields} role="group" aria-label={t("gates")}>
      {FIELDS.map(({ field, suffix, max, decimals }) => (
        <NumberInput
          key={field}
          size="xs"
          label={t("gateField", { field })}
          placeholder={t("notAsked")}
          min={0}
          max={max}
          suffix={suffix}
          allowDecimal={decimals}
          allowNegative={false}
          thousandSeparator=","
          hideControls
          value={gates[field]}
          onChange={(value) => onGates({ ...gates, [field]: typeof value === "number" ? value : "" })}
        />
      ))}
    </div>
  );
}
