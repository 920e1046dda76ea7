"use client";
import { useQuery } from "@tanstack/react-query";
import type { ApiProblem } from "@/lib/client/api-problem";
import { useNow } from "@/lib/client/hooks/use-now";
import { splitFiguresQuery } from "@/lib/client/queries/split-figures";
import type { SplitService } from "@/lib/client/queries/split-service";
import type { SplitDto } from "@/lib/contracts/splits/splits-response";
import { destinationFigures, type DestinationFigures } from "@/lib/domain/shifting/destination-figures";
import { judgeGates, type GatesVerdict } from "@/lib/domain/shifting/judge-gates";
import type { RunningShift } from "@/lib/domain/shifting/read-shift";
import { figuresSince } from "../model/shift/figures-since";
import { needFigures, overallVerdict, type OverallVerdict } from "../model/shift/overall-verdict";

const TICK_MS = 1_000;

export interface Gates {
  readonly verdict: OverallVerdict;
  /** Null while the figures that it takes are awaited. */
  readonly judged: GatesVerdict | null;
  /** By position of the destinations. */
  readonly figures: readonly (DestinationFigures | null)[];
  /** Why there are no newer figures; null where they came. */
  readonly problem: ApiProblem | null;
}

interface Judged {
  readonly split: SplitDto;
  readonly service: SplitService;
  readonly shift: RunningShift;
}

/** The gates of a shift with their figures since its last step, judged every second. */
export function useGates({ split, service, shift: { plan } }: Judged): Gates {
  const now = useNow(TICK_MS);
  const since = figuresSince(plan?.steppedAt ?? "", now);
  const { data, error } = useQuery({ ...splitFiguresQuery(service, since), enabled: plan !== null });
  const figures = destinationFigures(split.destinations, data?.versions ?? []);
  if (plan === null) return { verdict: "unknown", judged: null, figures, problem: error };
  const judged = judgeGates(plan, figures, new Date(now).toISOString());
  const verdict = overallVerdict(judged, data !== undefined && error === null);
  const awaited = data === undefined && error === null && needFigures(judged.gates);
  return { verdict, judged: awaited ? null : judged, figures, problem: error };
}
