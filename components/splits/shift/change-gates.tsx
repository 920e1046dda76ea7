"use client";
import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, type ReactElement } from "react";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { changeGates } from "@/lib/domain/shifting/change-plan";
import type { Edited } from "@/lib/domain/shifting/edited";
import type { ShiftPlan } from "@/lib/domain/shifting/shift-plan";
import { draftOfGates, gatesOfDraft } from "../model/shift/shift-draft";
import { GatesEditor } from "./gates-editor";
import styles from "./shift.module.css";

interface ChangeGatesProps {
  readonly plan: ShiftPlan;
  readonly raw: JsonObject;
  readonly onAsk: (result: Edited) => void;
  readonly onClose: () => void;
}

/** Other gates for the steps that are left. */
export function ChangeGates({ plan, raw, onAsk, onClose }: ChangeGatesProps): ReactElement {
  const t = useTranslations("shifting");
  const [gates, setGates] = useState(() => draftOfGates(plan.gates));
  return (
    <form
      className={styles.stack}
      aria-label={t("gatesButton")}
      onSubmit={(event) => {
        event.preventDefault();
        onClose();
        onAsk(changeGates(raw, gatesOfDraft(gates)));
      }}
    >
      <GatesEditor gates={gates} onGates={setGates} />
      <div className={styles.actions}>
        <Button type="submit">{t("review")}</Button>
        <Button variant="subtle" onClick={onClose}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
}
