import type { z } from "zod";
import type { previewRequestSchema, PreviewResponse } from "@/lib/contracts/config/preview";
import type { Viewer } from "@/lib/domain/access/viewer";
import { asClusterObject } from "@/lib/domain/config/as-cluster-object";
import { diffObjects } from "@/lib/domain/config/diff-objects";
import { stripServerFields } from "@/lib/domain/config/strip-server-fields";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { Backend } from "../../backend";
import type { ChangePlan } from "./change-plan";
import { expectedImpact } from "./expected-impact";
import { findingsAfter } from "./findings-after";
import { kubectlCommand } from "./kubectl-command";
import { planChange } from "./plan-change";
import { plannedObject } from "./planned-object";
import { schemaFindings } from "./schema-findings";
import { seesFindings } from "./sees-findings";
import { toConflictDtos } from "./to-conflict-dtos";
import { toFindingDto } from "./to-finding-dto";
import { tryPlan } from "./try-plan";
import { usedBy } from "./used-by";

type Asked = z.output<typeof previewRequestSchema>;
type PreviewObject = PreviewResponse["objects"][number];

/**
 * What a draft would do, without doing it: for each object the difference, what changed meanwhile, conflicts and the API
 * server's own verdict; for the cluster the findings it would have and what becomes of today's traffic.
 */
export async function previewChanges(
  backend: Backend,
  viewer: Viewer,
  { objects, windowSeconds }: Asked,
  signal: AbortSignal,
): Promise<PreviewResponse> {
  const plans = await Promise.all(
    objects.map(({ baseline, edited, resolutions = {} }) =>
      planChange(backend, viewer, { baseline, edited, resolutions }, signal),
    ),
  );
  const put = plans
    .filter(isWritten)
    .map(plannedObject)
    .filter((object) => object !== null);
  const removed = plans.flatMap((plan) => (plan.action === "delete" ? [plan.ref] : []));
  const clusterObjects = put.map(asClusterObject).flatMap((read) => (read.ok ? [read.object] : []));
  const [dryRuns, impact, sees, schema] = await Promise.all([
    Promise.all(plans.map((plan) => tryPlan(backend, viewer, plan, signal))),
    expectedImpact(backend, viewer, { put: clusterObjects, removed }, windowSeconds, signal),
    seesFindings(backend, viewer, signal),
    Promise.all(plans.map((plan) => againstSchema(backend, plan, signal))),
  ]);
  const { findings, mended } = findingsAfter(backend.checks.current(), { put, removed }, sees);
  return {
    objects: plans.map((plan, index) => ({
      ...described(plan, objects[index]?.edited ?? null),
      dryRun: dryRuns[index] ?? { state: "notRun", because: "" },
      usedBy: plan.action === "delete" ? usedBy(backend, plan.ref, sees) : [],
    })),
    findings: [...schema.flat(), ...findings].map((finding) => toFindingDto(finding, sees)),
    mended: mended.map((finding) => toFindingDto(finding, sees)),
    impact,
  };
}

/** What is new against the definition of the kind; what was wrong before and stays is not the draft's. */
async function againstSchema(
  backend: Backend,
  plan: ChangePlan,
  signal: AbortSignal,
): Promise<Awaited<ReturnType<typeof schemaFindings>>> {
  const object = plannedObject(plan);
  if (object === null || plan.ref === null || plan.action === "none") return [];
  return schemaFindings(backend, plan.ref, object, "current" in plan ? plan.current : null, signal);
}

function isWritten({ action }: ChangePlan): boolean {
  return action === "create" || action === "update";
}

function described(plan: ChangePlan, edited: JsonObject | null): Omit<PreviewObject, "dryRun" | "usedBy"> {
  return {
    ref: plan.ref ?? nameless(edited),
    action: plan.action === "refused" ? "none" : plan.action,
    owner: plan.action === "refused" ? null : plan.owner,
    changes: [...changesOf(plan)],
    meanwhile: "meanwhile" in plan ? [...plan.meanwhile] : [],
    conflicts: toConflictDtos(plan),
    ...("current" in plan && plan.current !== null && { resourceVersion: versionOf(plan.current) }),
    merged: stripped(plannedObject(plan)),
    kubectl: kubectlCommand(plan),
    patch: plan.action === "update" ? JSON.stringify(plan.patch, null, 2) : "",
  };
}

function changesOf(plan: ChangePlan): ReturnType<typeof diffObjects> {
  const before = "current" in plan ? stripped(plan.current) : null;
  return plan.action === "none" || plan.action === "refused"
    ? []
    : diffObjects(before, stripped(plannedObject(plan)));
}

function versionOf(raw: JsonObject): string {
  return textAt(objectAt(raw, "metadata"), "resourceVersion");
}

function stripped(raw: JsonObject | null): JsonObject | null {
  return raw === null ? null : stripServerFields(raw);
}

function nameless(edited: JsonObject | null): ObjectRef {
  const read = asClusterObject(edited ?? {});
  if (!read.ok) return { kind: "", namespace: "", name: "" };
  const { kind, meta } = read.object;
  return { kind, namespace: meta.namespace, name: meta.name };
}
