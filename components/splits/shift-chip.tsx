import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Chip } from "@/components/ui/chip";
import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import { formatPercent } from "@/lib/format/percent";
import { shiftShare } from "./model/shift-share";
import { shiftStanding } from "./model/shift-standing";

/** How far the shift of a split has come, and whether somebody should look after it; nothing where none is under way. */
export function ShiftChip({ split }: { split: SplitDto }): ReactElement | null {
  const t = useTranslations("splits");
  const { shift } = split;
  if (shift === null) return null;
  const { standing, tone } = shiftStanding({ ...shift, broken: shift.broken !== "" });
  const share = shiftShare(split);
  return (
    <Chip tone={tone} dot>
      {share === null
        ? t("shiftUnread")
        : t("shiftChip", {
            standing,
            taken: shift.taken,
            steps: shift.steps,
            share: formatPercent(share * 100),
          })}
    </Chip>
  );
}
