"use client";
import type { ReactElement } from "react";
import type { FindingDto } from "@/lib/contracts/config/finding";
import { FindingItem } from "./finding-item";
import styles from "./finding-item.module.css";
import { worstFirst } from "./model/worst-first";

interface FindingListProps {
  readonly findings: readonly FindingDto[];
  readonly showObject?: boolean;
  readonly brief?: boolean;
  readonly onGoTo?: (finding: FindingDto) => void;
  readonly onFix?: (finding: FindingDto) => void;
}

/** Findings, worst first. */
export function FindingList({ findings, ...rest }: FindingListProps): ReactElement {
  return (
    <ul className={styles.list}>
      {worstFirst(findings).map((finding, index) => (
        <FindingItem key={`${finding.code} ${String(index)}`} finding={finding} {...rest} />
      ))}
    </ul>
  );
}
