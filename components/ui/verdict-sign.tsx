import type { Icon as IconType } from "@tabler/icons-react";
import type { ReactElement } from "react";
import type { Tone } from "./chip";
import styles from "./verdict-sign.module.css";

/** The sign before a verdict, in a disc of its colour; the sentence beside it says the same. */
export function VerdictSign({ icon: Icon, tone }: { icon: IconType; tone: Tone }): ReactElement {
  return (
    <span className={styles.sign} data-tone={tone}>
      <Icon size={20} stroke={1.7} aria-hidden />
    </span>
  );
}
