"use client";
import { Tooltip } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Chip, type Tone } from "@/components/ui/chip";
import { MTLS_MARKS, type MtlsMark } from "@/lib/client/url-state/mtls-params";
import { conflictsOf, plaintextCallers } from "../model/status/mtls-marks";
import type { WorkloadLine } from "../model/status/tree-line";
import styles from "./mtls-grid.module.css";

const TONES: Readonly<Record<MtlsMark, Tone>> = {
  differs: "warn",
  plaintext: "warn",
  conflict: "bad",
  exception: "accent",
};

/** What sets a workload apart, each with what it means. */
export function MarkChips({ line: { marks, workload } }: { line: WorkloadLine }): ReactElement {
  const t = useTranslations("mtlsPage");
  const counts: Readonly<Partial<Record<MtlsMark, number>>> = {
    plaintext: plaintextCallers(workload.whole),
    conflict: conflictsOf(workload).length,
  };
  return (
    <span className={styles.marks}>
      {MTLS_MARKS.filter((mark) => marks.has(mark)).map((mark) => (
        <Tooltip key={mark} label={t("markHint", { mark })} multiline maw={320}>
          <span>
            <Chip tone={TONES[mark]}>{t("mark", { mark, count: counts[mark] ?? 0 })}</Chip>
          </span>
        </Tooltip>
      ))}
    </span>
  );
}
