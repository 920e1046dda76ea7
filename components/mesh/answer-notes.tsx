"use client";
import { IconAlertTriangle, IconClock } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { Note } from "@/components/ui/note";
import { StaleNote } from "@/components/ui/stale-note";
import { useNow } from "@/lib/client/hooks/use-now";
import styles from "@/components/ui/note.module.css";

const TICK_MS = 5_000;

interface Stale {
  /** When the answer came, in unix milliseconds. */
  readonly at: number;
  /** Why it could not be renewed. */
  readonly cause: string;
}

export interface Warning {
  readonly code: string;
  readonly message: string;
}

interface AnswerNotesProps {
  readonly warnings: readonly Warning[];
  readonly stale?: Stale | null;
  /** Whether a moment in the past is chosen, which the answer does not follow, and the words that say so. */
  readonly past?: { readonly chosen: boolean; readonly words: string };
}

/** What is missing, old or not as chosen in an answer; nothing where there is nothing. */
export function AnswerNotes({
  warnings,
  stale = null,
  past = { chosen: false, words: "" },
}: AnswerNotesProps): ReactElement | null {
  if (warnings.length === 0 && stale === null && !past.chosen) return null;
  return (
    <div className={styles.notes}>
      {stale !== null && <Ageing {...stale} />}
      {past.chosen && <Note icon={IconClock}>{past.words}</Note>}
      {warnings.map(({ code, message }) => (
        <Note key={`${code} ${message}`} icon={IconAlertTriangle}>
          {message}
        </Note>
      ))}
    </div>
  );
}

function Ageing({ at, cause }: Stale): ReactElement {
  const now = useNow(TICK_MS);
  return <StaleNote ageMs={now - at} cause={cause} />;
}
