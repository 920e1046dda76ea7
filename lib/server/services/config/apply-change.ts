import type { ApplyRequest, ApplyResponse } from "@/lib/contracts/config/apply";
import type { Viewer } from "@/lib/domain/access/viewer";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { AuditEntry } from "@/lib/ports/history-store";
import type { Backend } from "../../backend";
import type { ChangePlan, ChangeProblem } from "./change-plan";
import { ProblemError } from "../../errors";
import { findingsAfter } from "./findings-after";
import { planChange, refuse } from "./plan-change";
import { seesFindings } from "./sees-findings";
import { toConflictDtos } from "./to-conflict-dtos";
import { toFindingDto } from "./to-finding-dto";
import { writePlan, type WriteOutcome, type Writing } from "./write-plan";
import { writeRefusal } from "./write-refusal";

/** How often an edit is laid over an object that changes again and again before the viewer is asked. */
const MOST_REBASES = 3;

/**
 * Writes one edit: merges it into the object as it is now and writes exactly what differs, with the viewer's rights. What
 * changed meanwhile in other fields is kept; in the same fields it is a conflict. Every attempt that is no dry run and
 * names an object is logged.
 */
export async function applyChange(
  backend: Backend,
  viewer: Viewer,
  request: ApplyRequest,
  signal: AbortSignal,
): Promise<ApplyResponse> {
  const outcome = await attempt(backend, viewer, request, signal);
  if (!request.dryRun) log(backend, viewer, request, outcome);
  return toResponse(backend, outcome, await findingsOf(backend, viewer, outcome.plan, signal));
}

interface Outcome {
  readonly outcome: ApplyResponse["outcome"];
  readonly plan: ChangePlan;
  readonly object: JsonObject | null;
  readonly problem: ChangeProblem | null;
}

async function attempt(
  backend: Backend,
  viewer: Viewer,
  request: ApplyRequest,
  signal: AbortSignal,
): Promise<Outcome> {
  const refusal = writeRefusal(backend, viewer);
  if (refusal !== null) return refused(refuse(null, "You may not change anything here", refusal));
  if (request.baseline === null && request.edited === null) {
    return refused(
      refuse(null, "Nothing to write", "Neither an object as it was nor one as it shall be is given."),
    );
  }
  for (let rebases = 0; ; rebases += 1) {
    const plan = await planChange(backend, viewer, request, signal);
    const next = settle(plan, request);
    if ("outcome" in next) return next;
    const written = await writePlan(backend, viewer, next, request.dryRun, signal);
    if (written.state !== "overtaken" || rebases >= MOST_REBASES) return finished(plan, written);
  }
}

/** How a plan ends without being written, or the plan where it is to be written. */
function settle(plan: ChangePlan, { dryRun, overrideOwner }: ApplyRequest): Outcome | Writing {
  if (plan.action === "refused") return refused(plan);
  if (plan.action === "none") return { outcome: "unchanged", plan, object: plan.current, problem: null };
  if ("conflicts" in plan && plan.conflicts.length > 0) {
    return { outcome: "conflict", plan, object: plan.current, problem: null };
  }
  if (plan.owner?.declarative === true && !overrideOwner && !dryRun) {
    const { name, evidence } = plan.owner;
    const detail = `${name} keeps this object (${evidence}) and would undo the change or show it as drift. Change it there, or confirm that you write it all the same.`;
    return refused(refuse(plan.ref, "A repository owns this object", detail));
  }
  return plan;
}

function finished(plan: ChangePlan, written: WriteOutcome): Outcome {
  switch (written.state) {
    case "written":
      return { outcome: "applied", plan, object: written.object, problem: null };
    case "overtaken":
      return { outcome: "conflict", plan, object: null, problem: written.problem };
    case "failed":
      return { outcome: "refused", plan, object: null, problem: written.problem };
  }
}

function refused(plan: ChangePlan): Outcome {
  return { outcome: "refused", plan, object: null, problem: plan.action === "refused" ? plan.problem : null };
}

function toResponse(
  backend: Backend,
  { outcome, plan, object, problem }: Outcome,
  findings: ApplyResponse["findings"],
): ApplyResponse {
  return {
    outcome,
    at: backend.clock.now(),
    patch: plan.action === "update" ? [...plan.patch] : [],
    findings,
    ...(object !== null && { object: { ...object } }),
    ...("conflicts" in plan && plan.conflicts.length > 0 && { conflicts: toConflictDtos(plan) }),
    ...(problem !== null && { problem: { ...problem, causes: [...problem.causes] } }),
  };
}

/**
 * Findings of the object itself, as it becomes or would become. What was written stays written where the viewer's rights
 * cannot be decided meanwhile: then no other object is named.
 */
async function findingsOf(
  backend: Backend,
  viewer: Viewer,
  plan: ChangePlan,
  signal: AbortSignal,
): Promise<ApplyResponse["findings"]> {
  if (plan.action !== "create" && plan.action !== "update") return [];
  const raw = plan.action === "create" ? plan.object : plan.merged;
  const { findings } = findingsAfter(backend.checks.current(), { put: [raw], removed: [] }, () => false);
  if (findings.length === 0) return [];
  const sees = await seesFindings(backend, viewer, signal).catch(seesNothing);
  return findings.map((finding) => toFindingDto(finding, sees));
}

function seesNothing(error: unknown): () => boolean {
  if (!(error instanceof ProblemError)) throw error;
  return () => false;
}

function log(backend: Backend, { identity }: Viewer, request: ApplyRequest, ended: Outcome): void {
  const { plan, outcome, problem, object } = ended;
  if (plan.ref === null) return;
  const before = "current" in plan ? plan.current : null;
  backend.audit({
    at: backend.clock.now(),
    identity,
    action: actionOf(request),
    object: plan.ref,
    outcome: problem?.uncertain === true ? "uncertain" : outcome,
    message: problem === null ? "" : `${problem.title}: ${problem.detail}`,
    before: before === null ? null : JSON.stringify(before),
    after: object === null || outcome === "conflict" ? null : JSON.stringify(object),
  });
}

function actionOf({ baseline, edited }: ApplyRequest): AuditEntry["action"] {
  if (baseline === null) return "create";
  return edited === null ? "delete" : "update";
}
