"use client";
import { useTranslations } from "next-intl";
import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import type { DestinationFigures } from "@/lib/domain/shifting/destination-figures";
import type { ShiftGates, ShiftPlan } from "@/lib/domain/shifting/shift-plan";
import { shiftSummary, type ShiftEnd } from "@/lib/domain/shifting/shift-summary";
import { formatDuration } from "@/lib/format/duration";
import { formatMoment } from "@/lib/format/moment";
import { formatPercent } from "@/lib/format/percent";
import type { EndedShift } from "../model/shift/ended-shift";
import { formatGate } from "../model/shift/format-gate";

const ENDS = { finish: "promoted", rollBack: "rolledBack", drop: "dropped" } as const satisfies Readonly<
  Record<string, ShiftEnd>
>;
const GATES: readonly (keyof ShiftGates)[] = ["successPercent", "p95Ms", "minimumRequests", "waitSeconds"];

interface Ended {
  readonly split: SplitDto;
  readonly names: readonly string[];
  readonly plan: ShiftPlan;
  readonly action: keyof typeof ENDS;
  readonly figures: readonly (DestinationFigures | null)[];
}

/** Puts what came of a shift into words. */
export function useEndedWords(): (ended: Ended) => EndedShift {
  const t = useTranslations("shifting");
  const { gateWords, figureWords } = useFigureWords();
  return ({ split, names, plan, action, figures }) => {
    const now = Date.now();
    const summary = shiftSummary(plan, figures, {
      ended: ENDS[action],
      endedAt: new Date(now).toISOString(),
    });
    const { kind, namespace, name } = split.object;
    const gates = gateWords(summary.gates);
    return {
      title: t("endedTitle", { ended: summary.ended, object: `${kind} ${namespace}/${name}` }),
      lines: [
        t("endedWhen", {
          by: summary.by,
          from: formatMoment(Date.parse(summary.startedAt), 0),
          to: formatMoment(Date.parse(summary.endedAt), 0),
          duration: formatDuration(summary.durationSeconds * 1000),
          overdue: String(summary.overdue),
        }),
        t("endedSteps", { taken: summary.stepsTaken, planned: summary.stepsPlanned }),
        gates === "" ? t("endedNoGates") : t("endedGates", { gates }),
        ...summary.destinations.map((destination, index) =>
          t("endedDestination", {
            // Where a shift cannot go on, others may have set other weights.
            ended: summary.ended,
            name: names[index] ?? destination.name,
            before: destination.weightBefore,
            now: destination.weightNow,
            reached: destination.weightReached,
            figures: figureWords(destination.figures),
          }),
        ),
      ],
    };
  };
}

function useFigureWords(): {
  readonly gateWords: (gates: ShiftGates) => string;
  readonly figureWords: (figures: DestinationFigures | null) => string;
} {
  const t = useTranslations("shifting");
  return {
    gateWords: (gates) =>
      GATES.flatMap((gate) => {
        const wanted = gates[gate];
        return wanted === null ? [] : [t("wanted", { gate, wanted: formatGate(gate, wanted) })];
      }).join(", "),
    figureWords: (figures) =>
      figures === null
        ? t("endedNoFigures")
        : t("endedFigures", {
            requests: Math.round(figures.requests),
            success: figures.successRate === null ? "–" : formatPercent(figures.successRate * 100),
            p95: figures.p95Ms === null ? "–" : formatDuration(figures.p95Ms),
          }),
  };
}
