import type { ObjectRef } from "../mesh/object-ref";
import type { ExplainedDestination, ExplainedFault, ExplainedRetries, ExplainStep } from "./explanation";

/** What becomes of requests at one workload, host outside or proxy that has nobody to send to. */
export interface End {
  /** error: nobody is there. refused: the connection or a policy turns it away for certain. */
  readonly kind: "reached" | "refused" | "error";
  /** What the caller gets of a proxy; null where a workload answers or the connection closes. */
  readonly code: number | null;
  readonly mtls: boolean;
  readonly allowed: boolean | null;
  /** What has the say about `allowed`. */
  readonly by: ObjectRef | null;
}

/** The way of a request from one proxy on. */
export interface Journey {
  readonly outcome:
    "forward" | "redirect" | "directResponse" | "error" | "refused" | "blackHole" | "passthrough";
  /** Of an answer or refusal before any target. */
  readonly code: number | null;
  readonly destinations: readonly ExplainedDestination[];
  readonly ends: readonly End[];
  readonly timeoutMs: number | null;
  readonly retries: ExplainedRetries | null;
  readonly fault: ExplainedFault | null;
  /** What a proxy on the way said already, besides those at the ends. */
  readonly authorization: { readonly allowed: boolean | null; readonly by: ObjectRef | null };
  readonly steps: readonly ExplainStep[];
}

/** A journey of which nothing is known yet. */
export const NOWHERE: Journey = {
  outcome: "forward",
  code: null,
  destinations: [],
  ends: [],
  timeoutMs: null,
  retries: null,
  fault: null,
  authorization: { allowed: true, by: null },
  steps: [],
};
