/** What share of requests with matching codes is tolerated, per protocol and direction. */
export interface Tolerance {
  /** Anchored regular expression over the code ("0" = no response). */
  readonly code: string;
  readonly protocol: string;
  readonly direction: string;
  /** Percent from which the status is degraded. 0 means: any at all. */
  readonly degraded: number;
  readonly failure: number;
}

export interface HealthProfile {
  readonly name: "meshlens" | "kiali";
  readonly tolerances: readonly Tolerance[];
  /** Fewer requests than this in the window are too few to judge. */
  readonly minimumRequests: number;
}
