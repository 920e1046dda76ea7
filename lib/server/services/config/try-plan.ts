import type { PreviewResponse } from "@/lib/contracts/config/preview";
import type { Viewer } from "@/lib/domain/access/viewer";
import { pathText } from "@/lib/domain/config/field-path";
import { compareDryRun } from "@/lib/domain/schema/compare-dry-run";
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
  const { warnings } = tried;
  if (wanted === null || tried.object === null)
    return { state: "accepted", warnings: [...warnings], pruned: [], defaulted: [] };
  const { pruned, defaulted, changed } = compareDryRun(wanted, tried.object);
  const altered = changed.map((path) => `The cluster would write another value at ${pathText(path)}.`);
  return {
    state: "accepted",
    warnings: [...warnings, ...altered],
    pruned: pruned.map(pathText),
    defaulted: defaulted.map(pathText),
  };
}
