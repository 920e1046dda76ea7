import type { ReactElement, ReactNode } from "react";
import styles from "./chip.module.css";

export type Tone = "neutral" | "ok" | "warn" | "bad" | "accent";

interface ChipProps {
  readonly tone?: Tone;
  /** A filled dot before the text. */
  readonly dot?: boolean;
  /** What assistive technology reads instead of a text too short to stand alone. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** A small rounded label whose colour carries no meaning that its text does not. */
export function Chip({ tone = "neutral", dot = false, label, children }: ChipProps): ReactElement {
  return (
    <span className={styles.chip} data-tone={tone} {...(label && { role: "img", "aria-label": label })}>
      {dot && <i className={styles.dot} aria-hidden />}
      {children}
    </span>
  );
}
