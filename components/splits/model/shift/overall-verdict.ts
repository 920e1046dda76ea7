import type { GatesVerdict, GateVerdict } from "@/lib/domain/shifting/judge-gates";

/** What all gates come to; "unknown" while the figures that it takes are not to be had. */
export type OverallVerdict = GatesVerdict["overall"] | "unknown";

/** Whether gates are judged by what was answered, not by the clock alone. */
export function needFigures(gates: readonly Pick<GateVerdict, "gate">[]): boolean {
  return gates.some(({ gate }) => gate !== "waitSeconds");
}

/** What gates come to: where they need figures and none newer can be had, those of before let nothing through. */
export function overallVerdict(
  { gates, overall }: Pick<GatesVerdict, "gates" | "overall">,
  isFresh: boolean,
): OverallVerdict {
  if (isFresh || overall === "fail" || !needFigures(gates)) return overall;
  return "unknown";
}
