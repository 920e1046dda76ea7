import type { ExplainResponse } from "@/lib/contracts/routes/explain";

/** The step that an outcome other than an ordinary route rests on; undefined where none says so. */
export function decidingStep({
  outcome,
  steps,
}: Pick<ExplainResponse, "outcome" | "steps">): ExplainResponse["steps"][number] | undefined {
  if (outcome === "route") return undefined;
  const refusing = steps.findLast(({ verdict }) => verdict === "refuses");
  if (refusing !== undefined && outcome !== "redirect" && outcome !== "directResponse") return refusing;
  return steps.findLast(({ verdict }) => verdict !== "skips");
}
