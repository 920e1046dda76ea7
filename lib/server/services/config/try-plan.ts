import type { PreviewResponse } from "@/lib/contracts/config/preview";
import type { Viewer } from "@/lib/domain/access/viewer";
import { diffObjects } from "@/lib/domain/config/diff-objects";
import { stripServerFields } from "@/lib/domain/config/strip-server-fields";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { Backend } from "../../backend";
import type { ChangePlan } from "./change-plan";
import { plannedObject } from "./planned-object";
import { writePlan } from "./write-plan";
import { writeRefusal } from "./write-refusal";

type DryRun = PreviewResponse["objects"][number]["dryRun"];

/** What the API server says to a plan without carrying it out: accepted with what it would drop and add, or refused. */
export async function tryPlan(
  backend: Backend,
  viewer: Viewer,
  plan: ChangePlan,
  signal: AbortSignal,
): Promise<DryRun> {
  if (plan.action === "refused") {
    const { title, detail, causes } = plan.problem;
    return { state: "refused", message: `${title}: ${detail}`, causes: [...causes] };
  }
  if (plan.action === "none") return { state: "notRun", because: "There is nothing to write." };
  if ("conflicts" in plan && plan.conflicts.length > 0) {
    return { state: "notRun", because: "First say which side of each conflict to keep." };
  }
  const refusal = writeRefusal(backend, viewer);
  if (refusal !== null) return { state: "notRun", because: refusal };
  const tried = await writePlan(backend, viewer, plan, true, signal);
  if (tried.state !== "written") {
    const { title, detail, causes } = tried.problem;
    return { state: "refused", message: `${title}: ${detail}`, causes: [...causes] };
  }
  const wanted = plannedObject(plan);
  const warnings = [...tried.warnings];
  if (wanted === null || tried.object === null)
    return { state: "accepted", warnings, pruned: [], defaulted: [] };
  return { state: "accepted", warnings, ...compared(wanted, tried.object) };
}

/** Fields that the API server would drop from what was sent, and those it would add to it. */
function compared(sent: JsonObject, answered: JsonObject): { pruned: string[]; defaulted: string[] } {
  const changes = diffObjects(stripServerFields(sent), stripServerFields(answered));
  const paths = (kind: "removed" | "added"): string[] =>
    changes.filter((change) => change.kind === kind).map(({ path }) => path);
  return { pruned: paths("removed"), defaulted: paths("added") };
}
