import { IconCircleCheck, IconCircleDashed, IconCircleX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ReactElement } from "react";
import { LoadingPanel } from "@/components/ui/loading-panel";
import { gainingDestinations, type GateVerdict } from "@/lib/domain/shifting/judge-gates";
import type { ShiftPlan } from "@/lib/domain/shifting/shift-plan";
import { formatGate } from "../model/shift/format-gate";
import styles from "./shift.module.css";
import type { Gates } from "./use-gates";

interface GateListProps {
  readonly gates: Gates;
  readonly plan: ShiftPlan;
  readonly names: readonly string[];
}

/** Each gate with its number against what is wanted before the next step. */
export function GateList({ gates, plan, names }: GateListProps): ReactElement {
  const t = useTranslations("shifting");
  const { judged, problem } = gates;
  const gaining = gainingDestinations(plan).map((index) => names[index] ?? "");
  return (
    <div>
      <h3>{t("gatesOf", { names: gaining.join(", ") })}</h3>
      {judged === null && problem === null && <LoadingPanel lines={2} />}
      {problem !== null && (
        <p className={styles.note} data-tone="warn" role="alert">
          {t("noFigures", { reason: problem.detail })}
        </p>
      )}
      {judged !== null && judged.gates.length === 0 && <p className={styles.muted}>{t("noGates")}</p>}
      {judged !== null && (
        <ul className={styles.gateList} aria-label={t("gates")}>
          {judged.gates.map((verdict) => (
            <GateItem key={verdict.gate} verdict={verdict} />
          ))}
        </ul>
      )}
      {judged?.clockAhead === true && <p className={styles.muted}>{t("clockAhead")}</p>}
    </div>
  );
}

function GateItem({ verdict }: { verdict: GateVerdict }): ReactElement {
  const t = useTranslations("shifting");
  const { gate, passed, shown, wanted } = verdict;
  const { state, Icon, tone } = lookOf(verdict);
  return (
    <li data-state={state}>
      <Icon size={16} stroke={1.8} className={styles[tone]} aria-hidden />
      <span className={styles.grow}>
        {t("gate", {
          gate,
          shown: shown === null ? t("noNumber") : formatGate(gate, shown),
          wanted: formatGate(gate, wanted),
        })}
      </span>
      <span className={styles[tone]}>{t("gateState", { state, known: String(passed !== null) })}</span>
    </li>
  );
}

type Look = {
  readonly state: "pass" | "fail" | "waiting";
  readonly Icon: typeof IconCircleCheck;
  readonly tone: "ok" | "bad" | "waiting";
};

/** Requests and time only have to be waited for; they fail nothing. */
function lookOf({ gate, passed }: GateVerdict): Look {
  if (passed === true) return { state: "pass", Icon: IconCircleCheck, tone: "ok" };
  const waits = passed === null || gate === "minimumRequests" || gate === "waitSeconds";
  return waits
    ? { state: "waiting", Icon: IconCircleDashed, tone: "waiting" }
    : { state: "fail", Icon: IconCircleX, tone: "bad" };
}
