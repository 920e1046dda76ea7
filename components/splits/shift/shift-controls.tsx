"use client";
import { Button } from "@mantine/core";
import {
  IconArrowBackUp,
  IconFlagCheck,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlayerTrackNext,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { pauseShift, resumeShift } from "@/lib/domain/shifting/change-plan";
import type { Edited } from "@/lib/domain/shifting/edited";
import { dropShift, finishShift, rollBack } from "@/lib/domain/shifting/end-shift";
import type { ShiftPlan } from "@/lib/domain/shifting/shift-plan";
import { takeStep } from "@/lib/domain/shifting/take-step";
import type { OverallVerdict } from "../model/shift/overall-verdict";
import type { ShiftAction } from "../model/shift/pending-write";
import { stepHindrance } from "../model/shift/step-hindrance";
import { ChangeGates } from "./change-gates";
import styles from "./shift.module.css";
import { TakeOver } from "./take-over";

interface ShiftControlsProps {
  /** Null where the shift cannot go on. */
  readonly plan: ShiftPlan | null;
  readonly raw: JsonObject;
  readonly verdict: OverallVerdict;
  readonly split: SplitDto;
  /** Why this viewer may write nothing; null where they may. */
  readonly notAllowed: string | null;
  readonly onAsk: (action: ShiftAction, result: Edited) => void;
}

/** What can be done with a shift now, and why the rest cannot. */
export function ShiftControls(props: ShiftControlsProps): ReactElement {
  const { plan, raw, verdict, split, notAllowed, onAsk } = props;
  const t = useTranslations("shifting");
  const [open, setOpen] = useState<"gates" | "takeOver" | null>(null);
  const locked = notAllowed !== null;
  if (plan === null) {
    return (
      <div className={styles.actions}>
        <Button disabled={locked} onClick={() => onAsk("drop", dropShift(raw))}>
          {t("dropButton")}
        </Button>
        {locked && <p className={styles.reason}>{notAllowed}</p>}
      </div>
    );
  }
  const hindrance = stepHindrance(plan, verdict, split.destinations);
  const paused = plan.state === "paused";
  return (
    <>
      <div className={styles.actions} role="group" aria-label={t("controls")}>
        <ForwardButton {...props} plan={plan} hindered={hindrance !== null} />
        <Button
          variant={verdict === "fail" ? "filled" : "light"}
          color="red"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          disabled={locked}
          onClick={() => onAsk("rollBack", rollBack(raw))}
        >
          {t("rollBackButton")}
        </Button>
        <Button
          leftSection={
            paused ? <IconPlayerPlay size={14} aria-hidden /> : <IconPlayerPause size={14} aria-hidden />
          }
          disabled={locked}
          onClick={() => onAsk(paused ? "resume" : "pause", paused ? resumeShift(raw) : pauseShift(raw))}
        >
          {paused ? t("resumeButton") : t("pauseButton")}
        </Button>
        <Button
          disabled={locked}
          aria-expanded={open === "gates"}
          onClick={() => setOpen(toggled(open, "gates"))}
        >
          {t("gatesButton")}
        </Button>
        <Button
          disabled={locked}
          aria-expanded={open === "takeOver"}
          onClick={() => setOpen(toggled(open, "takeOver"))}
        >
          {t("takeOverButton")}
        </Button>
        {locked && <p className={styles.reason}>{notAllowed}</p>}
        {!locked && hindrance !== null && (
          <p className={styles.reason} role="status">
            {t("hindrance", { hindrance })}
          </p>
        )}
      </div>
      {open === "gates" && (
        <ChangeGates
          plan={plan}
          raw={raw}
          onAsk={(result) => onAsk("gates", result)}
          onClose={() => setOpen(null)}
        />
      )}
      {open === "takeOver" && (
        <TakeOver raw={raw} onAsk={(result) => onAsk("takeOver", result)} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

interface ForwardButtonProps extends Pick<ShiftControlsProps, "raw" | "notAllowed" | "onAsk"> {
  readonly plan: ShiftPlan;
  readonly hindered: boolean;
}

/** The next step; at the goal the end of the shift. */
function ForwardButton({ plan, raw, notAllowed, hindered, onAsk }: ForwardButtonProps): ReactElement {
  const t = useTranslations("shifting");
  const locked = notAllowed !== null;
  if (plan.taken >= plan.steps.length) {
    return (
      <Button
        variant="filled"
        leftSection={<IconFlagCheck size={14} aria-hidden />}
        disabled={locked}
        onClick={() => onAsk("finish", finishShift(raw))}
      >
        {t("finishButton")}
      </Button>
    );
  }
  return (
    <Button
      variant="filled"
      leftSection={<IconPlayerTrackNext size={14} aria-hidden />}
      disabled={locked || hindered}
      onClick={() => onAsk("step", takeStep(raw, new Date().toISOString()))}
    >
      {t("nextButton")}
    </Button>
  );
}

type Open = "gates" | "takeOver" | null;

function toggled(open: Open, which: Exclude<Open, null>): Open {
  return open === which ? null : which;
}
