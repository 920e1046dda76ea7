import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { Chip, type Tone } from "@/components/ui/chip";
import { formatPercent } from "@/lib/format/percent";
import { formatRate } from "@/lib/format/rate";
import { flowsInOrder, type Flow } from "./model/flows-in-order";
import styles from "./review.module.css";

const TONES: Readonly<Record<Flow["verdict"], Tone>> = {
  lost: "bad",
  worse: "warn",
  moved: "accent",
  new: "accent",
  same: "neutral",
};
const MOST_SHOWN = 30;

interface FlowsTableProps {
  readonly flows: readonly Flow[];
  /** Whether telemetry since the change can be told yet. */
  readonly told: boolean;
}

/** The flows a change touches, before and since; lost callers first. */
export function FlowsTable({ flows, told }: FlowsTableProps): ReactElement {
  const t = useTranslations("review");
  const sorted = flowsInOrder(flows);
  return (
    <table className={styles.table} aria-label={t("flows")}>
      <thead>
        <tr>
          <th scope="col">{t("flow")}</th>
          <th scope="col" className={styles.number}>
            {t("beforeNow")}
          </th>
          <th scope="col" className={styles.number}>
            {t("verdictColumn")}
          </th>
        </tr>
      </thead>
      <tbody>
        {sorted.slice(0, MOST_SHOWN).map((flow) => (
          <FlowRow key={`${flow.caller} ${flow.service} ${flow.destination}`} flow={flow} told={told} />
        ))}
      </tbody>
    </table>
  );
}

function FlowRow({ flow, told }: { flow: Flow; told: boolean }): ReactElement {
  const t = useTranslations("review");
  const { caller, destination, before, now, successBefore, successNow, verdict } = flow;
  return (
    <tr>
      <td>
        <span className={verdict === "lost" ? styles.bad : ""}>
          {caller}
          <br />→ {destination}
        </span>
        {told && successNow !== null && successBefore !== null && successNow !== successBefore && (
          <div className={styles.muted}>
            {t("success", {
              before: formatPercent(successBefore * 100),
              now: formatPercent(successNow * 100),
            })}
          </div>
        )}
      </td>
      <td className={styles.number}>
        {formatRate(before)} → {told ? formatRate(now) : "…"}
      </td>
      <td className={styles.number}>
        {told ? <Chip tone={TONES[verdict]}>{t("verdict", { verdict })}</Chip> : <Chip>{t("notTold")}</Chip>}
      </td>
    </tr>
  );
}
