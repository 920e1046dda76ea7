import type { ImpactDto } from "@/lib/contracts/config/impact";
import type { Viewer } from "@/lib/domain/access/viewer";
import { overlaySnapshot, type Overlay } from "@/lib/domain/config/overlay-snapshot";
import { assessImpact } from "@/lib/domain/impact/assess-impact";
import type { Backend } from "../../backend";
import { meshConfig } from "../../checks/mesh-config";
import { ProblemError } from "../../errors";
import { observedRows } from "./observed-rows";

/** What a change would do to the traffic of the window; where telemetry cannot be had, that and why. */
export async function expectedImpact(
  backend: Backend,
  viewer: Viewer,
  overlay: Overlay,
  windowSeconds: number,
  signal: AbortSignal,
): Promise<ImpactDto> {
  try {
    const { rows, visible } = await observedRows(backend, viewer, windowSeconds, null, signal);
    const before = backend.cluster.snapshot();
    const { rootNamespace, allowAny, autoMtls } = meshConfig(before, backend.istioNamespace);
    const after = overlaySnapshot(before, overlay);
    const impact = assessImpact({
      before,
      after,
      rows,
      windowSeconds,
      rootNamespace,
      allowAny,
      autoMtls,
      visible,
      homeCluster: backend.clusterName,
    });
    return {
      ...impact,
      moves: impact.moves.map(({ unit, ...move }) => ({ ...move, ...(unit !== undefined && { unit }) })),
      refused: [...impact.refused],
      admitted: [...impact.admitted],
      services: [...impact.services],
      unknown: [...impact.unknown],
    };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return unavailableImpact(error.problem.detail, windowSeconds);
  }
}

function unavailableImpact(note: string, windowSeconds: number): ImpactDto {
  const sentence = `What this would do to traffic cannot be told: ${note}`;
  return {
    state: "unavailable",
    note,
    windowSeconds,
    moves: [],
    refused: [],
    admitted: [],
    services: [],
    unknown: [],
    sentence,
  };
}
