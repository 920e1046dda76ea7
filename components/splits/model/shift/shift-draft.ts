import type { ShiftGates } from "@/lib/domain/shifting/shift-plan";
import type { ShiftWish } from "@/lib/domain/shifting/start-shift";

/** A number as it is typed: "" for what is not asked. */
export type Typed = number | "";

export interface GatesDraft {
  readonly successPercent: Typed;
  readonly p95Ms: Typed;
  readonly minimumRequests: Typed;
  readonly waitMinutes: Typed;
}

/** A shift while it is put together. */
export interface ShiftDraft {
  readonly goal: readonly number[];
  readonly locked: ReadonlySet<number>;
  readonly steps: readonly (readonly number[])[];
  readonly gates: GatesDraft;
  readonly deadlineHours: number;
  readonly test: { readonly header: string; readonly value: string; readonly destination: number } | null;
  readonly firstStep: boolean;
  readonly by: string;
}

export const USUAL_GATES: GatesDraft = {
  successPercent: 99,
  p95Ms: "",
  minimumRequests: 100,
  waitMinutes: 2,
};

/** By when a shift shall be done, in hours from its start. */
export const DEADLINE_HOURS = [1, 4, 24, 72, 168] as const;

const MINUTE_SECONDS = 60;
const HOUR_MS = 3_600_000;

/** The gates as a plan keeps them. */
export function gatesOfDraft({
  successPercent,
  p95Ms,
  minimumRequests,
  waitMinutes,
}: GatesDraft): ShiftGates {
  const seconds = asked(waitMinutes);
  return {
    successPercent: asked(successPercent),
    p95Ms: asked(p95Ms),
    minimumRequests: asked(minimumRequests),
    waitSeconds: seconds === null ? null : Math.round(seconds * MINUTE_SECONDS),
  };
}

/** The gates of a plan as they are typed. */
export function draftOfGates({
  successPercent,
  p95Ms,
  minimumRequests,
  waitSeconds,
}: ShiftGates): GatesDraft {
  return {
    successPercent: successPercent ?? "",
    p95Ms: p95Ms ?? "",
    minimumRequests: minimumRequests ?? "",
    waitMinutes: waitSeconds === null ? "" : waitSeconds / MINUTE_SECONDS,
  };
}

function asked(typed: Typed): number | null {
  return typed === "" ? null : typed;
}

/** What changes in a draft with its test route: one that is put before or taken away decides of the first step anew. */
export function testOfDraft(
  before: ShiftDraft["test"],
  test: ShiftDraft["test"],
): Pick<ShiftDraft, "test"> & Partial<Pick<ShiftDraft, "firstStep">> {
  return (before === null) === (test === null) ? { test } : { test, firstStep: test === null };
}

/** What a draft asks for on a route (`spec.http[0]`), at a moment in unix milliseconds. */
export function wishOf(draft: ShiftDraft, route: string, nowMs: number): ShiftWish {
  return {
    route,
    goal: draft.goal,
    steps: draft.steps,
    gates: gatesOfDraft(draft.gates),
    testRoute: draft.test,
    deadline: deadlineAfter(nowMs, draft.deadlineHours),
    now: new Date(nowMs).toISOString(),
    by: draft.by.trim(),
    firstStep: draft.firstStep,
  };
}

/** ISO 8601 of a moment (unix milliseconds) so many hours later. */
export function deadlineAfter(nowMs: number, hours: number): string {
  return new Date(nowMs + hours * HOUR_MS).toISOString();
}
