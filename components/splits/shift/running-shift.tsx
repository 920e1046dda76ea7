"use client";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import type { SplitService } from "@/lib/client/queries/split-service";
import type { ObjectResponse } from "@/lib/contracts/config/object-response";
import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import type { Edited } from "@/lib/domain/shifting/edited";
import type { RunningShift as Shift } from "@/lib/domain/shifting/read-shift";
import type { EndedShift } from "../model/shift/ended-shift";
import { endsShift, type PendingWrite, type ShiftAction } from "../model/shift/pending-write";
import { GateList } from "./gate-list";
import { ShiftControls } from "./shift-controls";
import { ShiftTitle } from "./shift-title";
import styles from "./shift.module.css";
import { StepList } from "./step-list";
import { useEndedWords } from "./use-ended-words";
import { useGates } from "./use-gates";
import { WriteDialog } from "./write-dialog";

interface RunningShiftProps {
  readonly split: SplitDto;
  readonly service: SplitService;
  readonly names: readonly string[];
  readonly detail: ObjectResponse;
  readonly shift: Shift;
  readonly onEnded: (ended: EndedShift) => void;
}

/** A shift that is under way: its steps, its gates with their figures, and what can be done now. */
export function RunningShift(props: RunningShiftProps): ReactElement {
  const { split, names, detail, shift, onEnded } = props;
  const words = useEndedWords();
  const [pending, setPending] = useState<PendingWrite | null>(null);
  const [last, setLast] = useState<Last | null>(null);
  const { plan, broken, route } = shift;
  const gates = useGates(props);
  const { allowed, because } = detail.may.update;
  const ask = (action: ShiftAction, result: Edited): void => {
    setLast(result.ok ? null : { refused: result.because });
    if (!result.ok) return;
    setPending({ action, object: split.object, baseline: detail.object, edited: result.edited });
  };
  const written = ({ action }: PendingWrite): void => {
    setPending(null);
    setLast({ done: action });
    if (plan !== null && endsShift(action)) {
      onEnded(words({ split, names, plan, action, figures: gates.figures }));
    }
  };
  return (
    <div className={styles.stack}>
      {plan !== null && <ShiftTitle plan={plan} broken={route === ""} />}
      {broken !== "" && (
        <p className={styles.note} data-tone={route === "" ? "bad" : "warn"} role="alert">
          {broken}
        </p>
      )}
      {plan !== null && (
        <div className={styles.live}>
          <StepList plan={plan} names={names} />
          <GateList gates={gates} plan={plan} names={names} />
        </div>
      )}
      <ShiftControls
        plan={route === "" ? null : plan}
        raw={detail.object}
        verdict={gates.verdict}
        split={split}
        notAllowed={allowed ? null : because}
        onAsk={ask}
      />
      {last !== null && <LastNote last={last} />}
      {pending !== null && (
        <WriteDialog
          write={pending}
          owner={split.owner ?? detail.owner}
          onWritten={() => written(pending)}
          onClose={() => setPending(null)}
        />
      )}
    </div>
  );
}

/** What was done last here, or why it could not be. */
type Last = { readonly done: ShiftAction } | { readonly refused: string };

function LastNote({ last }: { last: Last }): ReactElement {
  const t = useTranslations("shifting");
  if ("done" in last) {
    return (
      <p className={styles.note} data-tone="ok" role="status">
        {t("written", { action: last.done })}
      </p>
    );
  }
  return (
    <p className={styles.note} data-tone="bad" role="alert">
      {last.refused}
    </p>
  );
}
