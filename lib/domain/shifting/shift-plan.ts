import type { Json } from "../mesh/cluster-object";

/** The annotation that keeps a shift's plan on the object it changes. */
export const SHIFT_ANNOTATION = "meshlens.io/shift";

/** What must hold before a step is taken; null for what is not asked. */
export interface ShiftGates {
  /** Least percent (0 to 100) of requests answered without error, of each destination that gains traffic. */
  readonly successPercent: number | null;
  /** Most milliseconds of the 95th percentile, of each destination that gains traffic. */
  readonly p95Ms: number | null;
  /** Least requests that each destination which gains traffic answered since the last step. */
  readonly minimumRequests: number | null;
  /** Least seconds since the last step. */
  readonly waitSeconds: number | null;
}

/** A header by which chosen requests reach the new destination before any other does. */
export interface TestRoute {
  readonly header: string;
  readonly value: string;
  /** The destination (position in the route) that they reach. */
  readonly destination: number;
}

/** A shift of traffic from the weights a route had to those it shall have, in steps. */
export interface ShiftPlan {
  readonly version: 1;
  /** `spec.http[0]`, as it stood when the shift began. */
  readonly route: string;
  /** Names the route's destinations, to find it again after others changed the object: `host|subset|port` each. */
  readonly destinations: readonly string[];
  /** Each destination's weight before the shift as it was written; null where none was. */
  readonly from: readonly (Json | null)[];
  /** The weights of every step in order; the last are the goal. */
  readonly steps: readonly (readonly number[])[];
  /** Steps that were taken: 0 before the first. */
  readonly taken: number;
  readonly gates: ShiftGates;
  readonly testRoute: TestRoute | null;
  readonly state: "running" | "paused";
  /** ISO 8601: when the shift began, when the last step was taken, by when it shall be done. */
  readonly startedAt: string;
  readonly steppedAt: string;
  readonly deadline: string;
  /** Who began it, as Meshlens knows them. */
  readonly by: string;
}
