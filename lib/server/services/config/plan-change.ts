import type { Viewer } from "@/lib/domain/access/viewer";
import { asClusterObject } from "@/lib/domain/config/as-cluster-object";
import { checkEdit } from "@/lib/domain/config/check-edit";
import { diffObjects } from "@/lib/domain/config/diff-objects";
import { editableKind, isEditablePath } from "@/lib/domain/config/editable-kinds";
import { equalJson } from "@/lib/domain/config/equal-json";
import { makePatch } from "@/lib/domain/config/make-patch";
import { mergeThreeWay, type Resolutions } from "@/lib/domain/config/merge-three-way";
import { nestedTooDeep } from "@/lib/domain/config/nested-too-deep";
import { ownerOf } from "@/lib/domain/config/owner";
import { restoreServerFields } from "@/lib/domain/config/restore-server-fields";
import { stripServerFields } from "@/lib/domain/config/strip-server-fields";
import type { ClusterObject, JsonObject } from "@/lib/domain/mesh/cluster-object";
import type { ObjectRef } from "@/lib/domain/mesh/object-ref";
import { objectAt, textAt } from "@/lib/domain/mesh/read-json";
import type { EditFailure } from "@/lib/ports/cluster-editor";
import type { Backend } from "../../backend";
import { titleOfFailure } from "../../edit-problem";
import type { ChangePlan } from "./change-plan";

export interface AskedChange {
  /** The object as it was opened; null to create. */
  readonly baseline: JsonObject | null;
  /** What it shall become; null to delete. */
  readonly edited: JsonObject | null;
  readonly resolutions: Resolutions;
  /** metadata.resourceVersion for which the resolutions were given; they count for no other. Absent: for any. */
  readonly reviewed?: string | undefined;
}

interface Named {
  readonly ref: ObjectRef;
  readonly object: ClusterObject;
  readonly version: string;
}

/**
 * Reads the object as it is now, with the viewer's rights, and merges the edit into it. Nothing is written. Refusals and
 * failures of the API server are plans too.
 */
export async function planChange(
  { editor }: Pick<Backend, "editor">,
  viewer: Viewer,
  asked: AskedChange,
  signal: AbortSignal,
): Promise<ChangePlan> {
  const named = nameOf(asked.edited ?? asked.baseline ?? {});
  if ("action" in named) return named;
  const other = otherObject(asked);
  if (other !== null) return refuse(named.ref, "That would be another object", other);
  const read = await editor.read(viewer, { ...named.ref, version: named.version }, signal);
  if (!read.ok && read.kind !== "notFound") return failed(named.ref, read);
  return planFor(named, asked, read.ok ? read.value : null);
}

function planFor(named: Named, asked: AskedChange, current: JsonObject | null): ChangePlan {
  const { baseline, edited } = asked;
  const resolutions = resolutionsFor(asked, current);
  if ([baseline, edited, current].some((side) => nestedTooDeep(side ?? undefined))) {
    const detail = "It nests more deeply than Meshlens can compare without loss. Use kubectl for it.";
    return refuse(named.ref, "The object nests too deeply", detail);
  }
  if (baseline === null) return planCreate(named, edited ?? {}, current);
  if (current !== null && uidOf(baseline) !== "" && uidOf(baseline) !== uidOf(current)) {
    const detail =
      "It was deleted and created again since it was opened. Open it again, then bring in your draft.";
    return refuse(named.ref, "Another object of the same name", detail);
  }
  if (edited === null) return planDelete(named, baseline, current, resolutions);
  return planUpdate(named, { baseline, edited, current }, resolutions);
}

function resolutionsFor({ resolutions, reviewed }: AskedChange, current: JsonObject | null): Resolutions {
  const version = textAt(objectAt(current ?? {}, "metadata"), "resourceVersion");
  return reviewed === undefined || reviewed === version ? resolutions : {};
}

/** The plan of a change that the API server, or this side of it, does not allow. */
export function refuse(ref: ObjectRef | null, title: string, detail: string): ChangePlan {
  return { action: "refused", ref, problem: { title, detail, causes: [], uncertain: false } };
}

/** The plan that a failure of the API server makes of a change. */
export function failed(ref: ObjectRef, failure: EditFailure): ChangePlan & { readonly action: "refused" } {
  const { message, causes, uncertain } = failure;
  return {
    action: "refused",
    ref,
    problem: { title: titleOfFailure(failure), detail: message, causes, uncertain },
  };
}

function nameOf(raw: JsonObject): Named | ChangePlan {
  const read = asClusterObject(raw);
  if (!read.ok) return refuse(null, "Not a Kubernetes object", read.message);
  const { kindKey, object } = read;
  const kind = editableKind(kindKey);
  if (kind === undefined) {
    const what = `${object.apiVersion} ${object.kind}`;
    return refuse(
      null,
      "Not a kind Meshlens changes",
      `${what} is no configuration of the mesh; use kubectl for it.`,
    );
  }
  const { namespace, name } = object.meta;
  const ref = { kind: kind.key, namespace, name };
  if (kind.namespaced && namespace === "") {
    return refuse(ref, "No namespace", `A ${kind.kind} is in a namespace: set metadata.namespace.`);
  }
  return { ref, object, version: object.apiVersion.split("/").at(-1) ?? "" };
}

/** What makes the edit name another object than the one that was opened; null where it is the same. */
function otherObject({ baseline, edited }: AskedChange): string | null {
  if (baseline === null || edited === null) return null;
  return checkEdit(baseline, edited)[0]?.message ?? null;
}

function planCreate({ ref, object }: Named, edited: JsonObject, current: JsonObject | null): ChangePlan {
  if (current === null) return { action: "create", ref, owner: null, object: stripServerFields(edited) };
  if (equalJson(stripServerFields(current), stripServerFields(edited))) {
    return { action: "none", ref, owner: ownerOfRaw(current), current, meanwhile: [] };
  }
  const detail = `There is a ${object.kind} ${ref.name} in ${ref.namespace || "the cluster"} already. Choose another name, or open that one.`;
  return refuse(ref, "An object of this name is there already", detail);
}

function planDelete(
  { ref }: Named,
  baseline: JsonObject,
  current: JsonObject | null,
  resolutions: Resolutions,
): ChangePlan {
  if (current === null) return { action: "none", ref, owner: null, current, meanwhile: [] };
  const before = stripServerFields(baseline);
  const now = stripServerFields(current);
  const meanwhile = diffObjects(before, now);
  const open = meanwhile.length > 0 && resolutions[""] !== "edited";
  const conflicts = open ? [{ path: "", baseline: before, current: now }] : [];
  return { action: "delete", ref, owner: ownerOfRaw(current), current, meanwhile, conflicts };
}

function planUpdate(
  { ref, object }: Named,
  sides: { readonly baseline: JsonObject; readonly edited: JsonObject; readonly current: JsonObject | null },
  resolutions: Resolutions,
): ChangePlan {
  const { current } = sides;
  if (current === null) {
    const detail = `The ${object.kind} ${ref.name} was deleted meanwhile. Create it again from your draft, or discard the draft.`;
    return refuse(ref, "The object was deleted meanwhile", detail);
  }
  const baseline = stripServerFields(sides.baseline);
  const edited = stripServerFields(sides.edited);
  const { merged, meanwhile, conflicts } = mergeThreeWay(
    { baseline, current: stripServerFields(current), edited },
    resolutions,
  );
  const after = restoreServerFields(merged, current);
  const owner = ownerOfRaw(current);
  const patch = makePatch(current, after);
  if (patch.length === 0 && conflicts.length === 0) return { action: "none", ref, owner, current, meanwhile };
  const foreign = diffObjects(current, after).find(({ path }) => !isEditablePath(ref.kind, path));
  if (foreign !== undefined) {
    const detail = `Meshlens changes only labels and annotations of a ${object.kind}; ${foreign.path} is changed too. Use kubectl for that.`;
    return refuse(ref, "Not a field Meshlens changes", detail);
  }
  return { action: "update", ref, owner, current, merged: after, patch, meanwhile, conflicts };
}

function uidOf(raw: JsonObject): string {
  return textAt(objectAt(raw, "metadata"), "uid");
}

function ownerOfRaw(raw: JsonObject): ReturnType<typeof ownerOf> {
  const read = asClusterObject(raw);
  return read.ok ? ownerOf(read.object) : null;
}
