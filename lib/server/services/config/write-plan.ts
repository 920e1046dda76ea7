import type { Viewer } from "@/lib/domain/access/viewer";
import { equalJson } from "@/lib/domain/config/equal-json";
import { stripServerFields } from "@/lib/domain/config/strip-server-fields";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { EditFailure, EditResult, Written } from "@/lib/ports/cluster-editor";
import type { Backend } from "../../backend";
import type { ChangePlan, ChangeProblem } from "./change-plan";
import { failed } from "./plan-change";

/** A plan that is to be written. */
export type Writing = Exclude<ChangePlan, { readonly action: "refused" | "none" }>;

export type WriteOutcome =
  /** `object` is null after a delete. */
  | { readonly state: "written"; readonly object: JsonObject | null; readonly warnings: readonly string[] }
  /** Somebody changed the object between reading and writing; nothing was written. */
  | { readonly state: "overtaken"; readonly problem: ChangeProblem }
  | { readonly state: "failed"; readonly problem: ChangeProblem };

/** What became of a change is found out also for who has left meanwhile: it is logged. */
const LOOK_AGAIN_MS = 10_000;

/**
 * Writes what a plan says and nothing more. Where the connection is lost on the way the object is read once more: if it is as
 * planned the write counts as done, else its outcome is uncertain.
 */
export async function writePlan(
  backend: Pick<Backend, "editor">,
  viewer: Viewer,
  plan: Writing,
  dryRun: boolean,
  signal: AbortSignal,
): Promise<WriteOutcome> {
  const answer = await send(backend, viewer, plan, dryRun, signal);
  if (answer.ok)
    return { state: "written", object: answer.value?.object ?? null, warnings: answer.value?.warnings ?? [] };
  if (answer.uncertain && !dryRun) return lookAgain(backend, viewer, plan, answer);
  const { problem } = failed(plan.ref, answer);
  return { state: answer.kind === "conflict" ? "overtaken" : "failed", problem };
}

function send(
  { editor }: Pick<Backend, "editor">,
  viewer: Viewer,
  plan: Writing,
  dryRun: boolean,
  signal: AbortSignal,
): Promise<EditResult<Written | null>> {
  switch (plan.action) {
    case "create":
      return editor.create(viewer, plan.object, dryRun, signal);
    case "update":
      return editor.patch(
        viewer,
        { ...plan.ref, version: versionOf(plan.current) },
        plan.patch,
        dryRun,
        signal,
      );
    case "delete": {
      const metadata = objectAt(plan.current, "metadata");
      const only = { uid: textAt(metadata, "uid"), resourceVersion: textAt(metadata, "resourceVersion") };
      return editor.remove(viewer, plan.ref, only, dryRun, signal);
    }
  }
}

async function lookAgain(
  { editor }: Pick<Backend, "editor">,
  viewer: Viewer,
  plan: Writing,
  failure: EditFailure,
): Promise<WriteOutcome> {
  const read = await editor.read(viewer, plan.ref, AbortSignal.timeout(LOOK_AGAIN_MS));
  const wanted = wantedBy(plan);
  if (wanted === null && isGoing(read)) return { state: "written", object: null, warnings: [] };
  if (wanted !== null && read.ok && equalJson(stripServerFields(read.value), stripServerFields(wanted))) {
    return { state: "written", object: read.value, warnings: [] };
  }
  const { problem } = failed(plan.ref, failure);
  const detail = `${problem.detail}. The change was sent and no answer came; the object was not as planned when it was read again. Read it once more before you repeat the change.`;
  return { state: "failed", problem: { ...problem, detail, uncertain: true } };
}

/** Gone, or waiting for its finalizers. https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/ */
function isGoing(read: EditResult<JsonObject>): boolean {
  if (!read.ok) return read.kind === "notFound";
  return textAt(objectAt(read.value, "metadata"), "deletionTimestamp") !== "";
}

function wantedBy(plan: Writing): JsonObject | null {
  if (plan.action === "delete") return null;
  return plan.action === "create" ? plan.object : plan.merged;
}

function versionOf(raw: JsonObject): string {
  return textAt(raw, "apiVersion").split("/").at(-1) ?? "";
}
