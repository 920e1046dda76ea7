"use client";
import type { ReactElement } from "react";
import { SEVERITY_TONES } from "@/components/mesh/model/severity-tone";
import { Chip } from "@/components/ui/chip";
import type { FindingDto } from "@/lib/contracts/config/finding";
import styles from "./forms.module.css";

/** What was found about a field, below it. */
export function FoundHere({ findings }: { readonly findings: readonly FindingDto[] }): ReactElement | null {
  if (findings.length === 0) return null;
  return (
    <ul className={styles.findings}>
      {findings.map(({ code, severity, message }, index) => (
        <li key={index}>
          <Chip tone={SEVERITY_TONES[severity]}>{code}</Chip> {message}
        </li>
      ))}
    </ul>
  );
}
