import type { ReadinessResponse } from "@/lib/contracts/mtls/strict-response";

type Verdict = ReadinessResponse["mesh"];

/** What needs work first. */
const ORDER: Readonly<Record<Verdict["verdict"], number>> = {
  wouldBreak: 0,
  notEnoughData: 1,
  safe: 2,
  alreadyStrict: 3,
};

/** Verdicts that need work first, within one verdict those with more blockers first, then by namespace. */
export function readinessOrder(verdicts: readonly Verdict[]): readonly Verdict[] {
  return verdicts.toSorted(
    (a, b) =>
      ORDER[a.verdict] - ORDER[b.verdict] ||
      b.blockers.length - a.blockers.length ||
      a.scope.namespace.localeCompare(b.scope.namespace, "en"),
  );
}

/** How many blockers there are for each reason, the most frequent first. */
export function reasonCounts({ blockers }: Pick<Verdict, "blockers">): readonly {
  readonly reason: Verdict["blockers"][number]["reason"];
  readonly count: number;
}[] {
  const counts = new Map<Verdict["blockers"][number]["reason"], number>();
  for (const { reason } of blockers) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => ({ reason, count })).toSorted((a, b) => b.count - a.count);
}
