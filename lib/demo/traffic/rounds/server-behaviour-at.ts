import { type Behaviour, DEFAULT_BEHAVIOUR } from "../../world/behaviour";
import type { ServerBehaviour } from "../send/server-behaviour";

/** What a workload is under at the moment. */
export interface Strain {
  /** Requests a second that each of its ready pods takes in. */
  readonly perSecondAndPod: number;
  /** The share (0 to 1) of its requests that fail because a call it needs for its answer failed. */
  readonly failedCalls: number;
  /** How long it waits for the calls it needs, in milliseconds. */
  readonly waitMs: number;
}

export const NO_STRAIN: Strain = { perSecondAndPod: 0, failedCalls: 0, waitMs: 0 };

const SIGMA = 0.5;
/** A pod at its capacity answers this many times slower than an idle one. */
const SLOWEST = 5;

/** How a workload answers under strain: slower as it comes near its capacity, and beyond it what is too much fails with 503. */
export function serverBehaviourAt(
  declared: Pick<Behaviour, "medianMs" | "failures" | "capacityPerPod"> = DEFAULT_BEHAVIOUR,
  { perSecondAndPod, failedCalls, waitMs }: Strain = NO_STRAIN,
): ServerBehaviour {
  const { medianMs, failures, capacityPerPod } = declared;
  const use = capacityPerPod !== undefined && capacityPerPod > 0 ? perSecondAndPod / capacityPerPod : 0;
  const shed = use > 1 ? 1 - 1 / use : 0;
  const own = failures.reduce((sum, { share }) => sum + share, 0);
  const reached = 1 - shed;
  return {
    latency: {
      medianMs: medianMs * (1 + (SLOWEST - 1) * Math.min(1, use) ** 6),
      sigma: SIGMA,
      addedMs: waitMs,
    },
    failures: [
      { code: "503", share: shed },
      ...failures.map(({ code, share }) => ({ code, share: share * reached })),
      { code: "500", share: Math.max(0, reached * (1 - own) * failedCalls) },
    ].filter(({ share }) => share > 0),
  };
}
