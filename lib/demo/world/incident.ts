import type { Behaviour } from "./behaviour";
import type { Intent } from "./intent";

/** A stretch of the past in which a mesh behaved otherwise. */
export interface Incident {
  /** Hours before the simulated mesh starts; it starts before it ends and ends at 0 at the latest. */
  readonly startHoursAgo: number;
  readonly endHoursAgo: number;
  /** How the workloads named here answered meanwhile; all others as ever. */
  readonly behaviours: readonly Behaviour[];
  /** Requests sent meanwhile, besides those of every day. */
  readonly intents?: readonly Intent[];
}
