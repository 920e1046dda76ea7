import type { JsonObject } from "../mesh/cluster-object";
import { objectAt } from "../mesh/read-json";
import { planText, type KeptPlan } from "./plan-text";
import { findShift, type FoundShift } from "./read-shift";
import { SHIFT_ANNOTATION } from "./shift-plan";

/** An object as a shift would write it, or why it cannot. */
export type Edited =
  { readonly ok: true; readonly edited: JsonObject } | { readonly ok: false; readonly because: string };

export const refused = (because: string): Edited => ({ ok: false, because });

/** The object with a plan in its annotation. */
export function withPlan(raw: JsonObject, kept: KeptPlan): JsonObject {
  const metadata = objectAt(raw, "metadata");
  const annotations = { ...objectAt(metadata, "annotations"), [SHIFT_ANNOTATION]: planText(kept) };
  return { ...raw, metadata: { ...metadata, annotations } };
}

/** The object without the annotation; an object that had no annotations before has none again. */
export function withoutPlan(raw: JsonObject, hadAnnotations: boolean): JsonObject {
  const { annotations: _, ...bare } = objectAt(raw, "metadata");
  const { [SHIFT_ANNOTATION]: __, ...others } = objectAt(objectAt(raw, "metadata"), "annotations");
  if (Object.keys(others).length === 0 && !hadAnnotations) return { ...raw, metadata: bare };
  return { ...raw, metadata: { ...objectAt(raw, "metadata"), annotations: others } };
}

/** Does something with the shift of an object, where it has one that can go on. */
export function onShift(raw: JsonObject, change: (shift: FoundShift) => Edited): Edited {
  const search = findShift(raw);
  if (!search) return refused("No shift is under way on this object: somebody ended it. Reload the page.");
  return search.found ? change(search.found) : refused(search.because);
}
