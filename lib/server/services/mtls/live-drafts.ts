import type { StrictVerdictDto } from "@/lib/contracts/mtls/strict-response";
import type { Viewer } from "@/lib/domain/access/viewer";
import { applyPatch } from "@/lib/domain/config/apply-patch";
import { asClusterObject } from "@/lib/domain/config/as-cluster-object";
import { makePatch } from "@/lib/domain/config/make-patch";
import type { JsonObject } from "@/lib/domain/mesh/cluster-object";
import { isJsonObject } from "@/lib/domain/mesh/read-json";
import type { Backend } from "../../backend";

type Draft = StrictVerdictDto["draft"][number];

/** An edit of an object as the cluster's mirror has it; null creates or deletes. */
export interface MirroredEdit {
  readonly baseline: JsonObject | null;
  readonly edited: JsonObject | null;
}

export type LiveDrafts =
  { readonly ok: true; readonly drafts: readonly Draft[] } | { readonly ok: false; readonly because: string };

/**
 * The same edits of the objects as the API server has them now, read with the viewer's own rights: what a save compares
 * with. All or none: half of a change is another change.
 */
export async function liveDrafts(
  { editor }: Pick<Backend, "editor">,
  viewer: Viewer,
  edits: readonly MirroredEdit[],
  signal: AbortSignal,
): Promise<LiveDrafts> {
  const drafts: Draft[] = [];
  for (const edit of edits) {
    const live = await liveDraft(editor, viewer, edit, signal);
    if (typeof live === "string") return { ok: false, because: live };
    drafts.push(live);
  }
  return { ok: true, drafts };
}

async function liveDraft(
  editor: Backend["editor"],
  viewer: Viewer,
  { baseline, edited }: MirroredEdit,
  signal: AbortSignal,
): Promise<Draft | string> {
  if (baseline === null) return { baseline, edited };
  const read = asClusterObject(baseline);
  if (!read.ok) return read.message;
  const { namespace, name } = read.object.meta;
  const now = await editor.read(viewer, { kind: read.kindKey, namespace, name }, signal);
  if (!now.ok) return now.message;
  if (edited === null) return { baseline: now.value, edited };
  const patched = applyPatch(now.value, makePatch(baseline, edited));
  if (!patched.ok || !isJsonObject(patched.value))
    return `${read.object.kind} ${namespace}/${name} has just changed`;
  return { baseline: now.value, edited: patched.value };
}
