import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Chip } from "@/components/ui/chip";
import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import { shiftStanding } from "./model/shift-standing";

/** How far a shift has come, and whether somebody should look after it. */
export function ShiftChip({ shift }: { shift: NonNullable<SplitDto["shift"]> }): ReactElement {
  const t = useTranslations("splits");
  const { standing, tone } = shiftStanding({ ...shift, broken: shift.broken !== "" });
  return (
    <Chip tone={tone} dot>
      {t("shiftChip", { standing, taken: shift.taken, steps: shift.steps })}
    </Chip>
  );
}
